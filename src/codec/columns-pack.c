/* From the bytes of a document to its columns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/columns-private.h"

#include <string.h>

/* A document whose pieces are all of another form does not gain. */
#define MAX_TEMPLATES 4096
/* As deep as the guard goes. */
#define MAX_DEPTH 64
/* Worth its while below this share of the bytes. */
#define MAX_SHARE 0.6

typedef struct
{
  const char *at, *end;
  GHashTable *numbers; /* template: its number + 1 */
  GString *templates;  /* as they are written */
  GPtrArray *columns;  /* GPtrArray of GString, by template */
  GString *sequence;
  GString *template; /* of the piece at hand */
  GPtrArray *items;  /* GString, of the piece at hand */
  PentadColumnsRecent recent;
  gint64 time;
  guint depth;       /* of what is open */
  guint64 are_lists; /* bit d: what is open at depth d is an array of objects or arrays */
} Packing;

static void
free_text (gpointer text)
{
  g_string_free (text, TRUE);
}

static void
take_value (Packing *self, PentadColumnsText value)
{
  GString *item = g_string_new (NULL);
  guint at = PENTAD_COLUMNS_RECENT;

  for (guint i = 0; at == PENTAD_COLUMNS_RECENT && i < self->recent.n; i++)
    if (value.len >= PENTAD_COLUMNS_MIN_SAID && self->recent.values[i].len == value.len &&
        memcmp (self->recent.values[i].text, value.text, value.len) == 0)
      at = i;
  if (at < PENTAD_COLUMNS_RECENT)
    {
      g_string_append_c (item, PENTAD_COLUMNS_VALUE);
      g_string_append_c (item, (char)('A' + at));
    }
  else
    g_string_append_len (item, value.text, (gssize)value.len);
  pentad_columns_recent_put (&self->recent, at, value);
  g_ptr_array_add (self->items, item);
  g_string_append_c (self->template, PENTAD_COLUMNS_VALUE);
}

/* The string at hand, from its quote: a time, the value of a member, or a part of the template. */
static void
take_string (Packing *self, gboolean is_member)
{
  const char *begin = ++self->at;
  gint64 time;
  gsize len;

  while (self->at < self->end && *self->at != '"')
    self->at += *self->at == '\\' && self->at + 1 < self->end ? 2 : 1;
  len = (gsize)(self->at - begin);
  g_string_append_c (self->template, '"');
  if (len >= PENTAD_COLUMNS_TIME_LEN && begin[10] == 'T' && begin[4] == '-' && begin[13] == ':' &&
      pentad_columns_parse_time (begin, &time))
    {
      GString *item = g_string_new (NULL);

      g_string_printf (item, "%" G_GINT64_FORMAT, time - self->time);
      self->time = time;
      g_ptr_array_add (self->items, item);
      g_string_append_c (self->template, PENTAD_COLUMNS_TIME);
      g_string_append_len (self->template, begin + PENTAD_COLUMNS_TIME_LEN,
                           (gssize)(len - PENTAD_COLUMNS_TIME_LEN));
    }
  else if (is_member)
    take_value (self, (PentadColumnsText){ begin, len });
  else
    g_string_append_len (self->template, begin, (gssize)len);
  if (self->at < self->end)
    {
      g_string_append_c (self->template, '"');
      self->at++;
    }
}

static void
take_number (Packing *self)
{
  const char *begin = self->at;

  while (self->at < self->end &&
         (g_ascii_isdigit (*self->at) || strchr ("+-.eE", *self->at) != NULL) && *self->at != '\0')
    self->at++;
  take_value (self, (PentadColumnsText){ begin, (gsize)(self->at - begin) });
}

/* The piece at hand is whole. FALSE when there are too many kinds of them. */
static gboolean
end_piece (Packing *self)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, self->template->str));
  GPtrArray *columns;

  if (number == 0)
    {
      if (self->columns->len >= MAX_TEMPLATES)
        return FALSE;
      if (self->columns->len > 0)
        g_string_append_c (self->templates, PENTAD_COLUMNS_ITEM);
      g_string_append (self->templates, self->template->str);
      columns = g_ptr_array_new_with_free_func (free_text);
      for (guint i = 0; i < self->items->len; i++)
        g_ptr_array_add (columns, NULL);
      g_ptr_array_add (self->columns, columns);
      number = self->columns->len;
      g_hash_table_insert (self->numbers, g_strdup (self->template->str),
                           GUINT_TO_POINTER (number));
    }
  columns = g_ptr_array_index (self->columns, number - 1);
  for (guint i = 0; i < self->items->len; i++)
    {
      GString **column = (GString **)&columns->pdata[i];
      const GString *item = g_ptr_array_index (self->items, i);

      if (*column == NULL)
        *column = g_string_new (NULL);
      else
        g_string_append_c (*column, PENTAD_COLUMNS_ITEM);
      g_string_append_len (*column, item->str, (gssize)item->len);
    }
  if (self->sequence->len > 0)
    g_string_append_c (self->sequence, self->template->str[0] == '{' ? '\n' : ' ');
  g_string_append_printf (self->sequence, "%u", number - 1);
  g_string_truncate (self->template, 0);
  g_ptr_array_set_size (self->items, 0);
  return TRUE;
}

/* Keeps account of what is open. FALSE when it nests too deep. */
static gboolean
take_bracket (Packing *self, char c, char before)
{
  gboolean opens = c == '{' || c == '[';

  if (!opens && c != '}' && c != ']')
    return TRUE;
  if (opens && before == '[')
    self->are_lists |= G_GUINT64_CONSTANT (1) << self->depth;
  if (opens ? self->depth + 1 == MAX_DEPTH : self->depth == 0)
    return FALSE;
  self->depth = opens ? self->depth + 1 : self->depth - 1;
  if (opens)
    self->are_lists &= ~(G_GUINT64_CONSTANT (1) << self->depth);
  return TRUE;
}

/* An object or array begins that is an element of an array of such ones. */
static gboolean
begins_piece (const Packing *self, char c, char before)
{
  return (c == '{' || c == '[') &&
         (before == '[' || (before == ',' && (self->are_lists >> self->depth & 1) != 0));
}

static gboolean
take_pieces (Packing *self)
{
  char before = '\0'; /* the last byte that means something */

  while (self->at < self->end)
    {
      char c = *self->at;

      if ((guchar)c < 0x20 && c != '\n' && c != '\r' && c != '\t')
        return FALSE;
      if (begins_piece (self, c, before) && !end_piece (self))
        return FALSE;
      if (!take_bracket (self, c, before))
        return FALSE;
      if (c == '{' && self->template->len == 0)
        self->recent.n = 0;
      if (c == '"')
        take_string (self, before == ':');
      else if (before == ':' && (c == '-' || g_ascii_isdigit (c)))
        take_number (self);
      else
        {
          g_string_append_c (self->template, c);
          self->at++;
        }
      before = g_ascii_isspace (c) ? before : c;
    }
  return self->template->len == 0 || end_piece (self);
}

static GBytes *
join (const Packing *self, gsize size)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, PENTAD_COLUMNS_MAGIC "%zu%c", size, PENTAD_COLUMNS_SECTION);
  g_string_append_len (text, self->templates->str, (gssize)self->templates->len);
  g_string_append_c (text, PENTAD_COLUMNS_SECTION);
  g_string_append_len (text, self->sequence->str, (gssize)self->sequence->len);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const GPtrArray *columns = g_ptr_array_index (self->columns, i);

      for (guint j = 0; j < columns->len; j++)
        {
          const GString *column = g_ptr_array_index (columns, j);

          g_string_append_c (text, PENTAD_COLUMNS_SECTION);
          g_string_append_len (text, column->str, (gssize)column->len);
        }
    }
  return g_string_free_to_bytes (text);
}

GBytes *
pentad_columns_pack (GBytes *document)
{
  gsize len;
  const void *bytes = g_bytes_get_data (document, &len);
  const char *data = bytes != NULL ? bytes : ""; /* no bytes need not have an address */
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) columns =
      g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (free_text);
  Packing self = { .at = data,
                   .end = data + len,
                   .numbers = numbers,
                   .columns = columns,
                   .items = items,
                   .templates = g_string_new (NULL),
                   .sequence = g_string_new (NULL),
                   .template = g_string_new (NULL) };
  /* Templates end at a zero byte, which no document has. */
  gboolean is_text = memchr (data, '\0', len) == NULL;
  g_autoptr (GBytes) packed = is_text && take_pieces (&self) ? join (&self, len) : NULL;
  g_autoptr (GBytes) again = NULL;

  g_string_free (self.templates, TRUE);
  g_string_free (self.sequence, TRUE);
  g_string_free (self.template, TRUE);
  if (packed == NULL || (double)g_bytes_get_size (packed) > MAX_SHARE * (double)len)
    return NULL;
  /* What would not come back as it was stays as it is. */
  again = pentad_columns_unpack (g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), "",
                                 len, NULL);
  return again != NULL && g_bytes_equal (again, document) ? g_steal_pointer (&packed) : NULL;
}
