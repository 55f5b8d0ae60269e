/* From a document by columns back to its bytes, and what both ways share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/columns-private.h"

#include "model/zone.h"

#include <string.h>

/* Far more than a document has that gains by this. */
#define MAX_TEMPLATES 65536
/* Seconds between two times, whatever they are. */
#define MAX_STEP_S ((gint64)1 << 40)

/* A column, and how far it is read. */
typedef struct
{
  const char *at, *end; /* at NULL: all read */
} Column;

typedef struct
{
  PentadColumnsText text;
  guint first_column;
} Template;

typedef struct
{
  const char *origin;
  const char *at, *end; /* what is still to be read */
  GArray *templates;    /* Template */
  GArray *columns;      /* Column */
  PentadColumnsRecent recent;
  gint64 time;
  GString *out;
  gsize size; /* of the document */
  GError **error;
} Unpacking;

void
pentad_columns_recent_put (PentadColumnsRecent *self, guint at, PentadColumnsText value)
{
  guint n_moved = MIN (at, self->n);

  if (at >= self->n)
    {
      n_moved = MIN (self->n, PENTAD_COLUMNS_RECENT - 1);
      self->n = n_moved + 1;
    }
  memmove (self->values + 1, self->values, n_moved * sizeof self->values[0]);
  self->values[0] = value;
}

static int
read_digits (const char *text, guint n)
{
  int number = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + g_ascii_digit_value (text[i]);
    }
  return number;
}

gboolean
pentad_columns_format_time (gint64 time, char text[PENTAD_COLUMNS_TIME_LEN + 1])
{
  gint64 second = ((time % PENTAD_DAY_S) + PENTAD_DAY_S) % PENTAD_DAY_S;
  gint64 day = (time - second) / PENTAD_DAY_S;
  int year, month, mday;

  if (day < pentad_day_from_date (1, 1, 1) || day > pentad_day_from_date (9999, 12, 31))
    return FALSE;
  pentad_day_to_date ((gint32)day, &year, &month, &mday);
  g_snprintf (text, PENTAD_COLUMNS_TIME_LEN + 1, "%04u-%02u-%02uT%02u:%02u:%02u",
              (guint)year % 10000, (guint)month % 100, (guint)mday % 100,
              (guint)(second / PENTAD_HOUR_S) % 100, (guint)(second / 60 % 60),
              (guint)(second % 60));
  return TRUE;
}

gboolean
pentad_columns_parse_time (const char *text, gint64 *time)
{
  char again[PENTAD_COLUMNS_TIME_LEN + 1];
  int year = read_digits (text, 4), month = read_digits (text + 5, 2),
      mday = read_digits (text + 8, 2), hour = read_digits (text + 11, 2),
      minute = read_digits (text + 14, 2), second = read_digits (text + 17, 2);

  if (year < 1 || month < 1 || month > 12 || mday < 1 || hour < 0 || minute < 0 || second < 0)
    return FALSE;
  *time = (gint64)pentad_day_from_date (year, month, mday) * PENTAD_DAY_S + hour * PENTAD_HOUR_S +
          minute * 60 + second;
  return pentad_columns_format_time (*time, again) &&
         memcmp (text, again, PENTAD_COLUMNS_TIME_LEN) == 0;
}

static gboolean
fail (Unpacking *self, const char *expected)
{
  g_set_error (self->error, PENTAD_CODEC_ERROR, PENTAD_CODEC_ERROR_VALUE,
               "%s: expected %s in a document by columns", self->origin, expected);
  return FALSE;
}

/* The text up to the next mark, or to the end; at NULL afterwards when it was the last. */
static PentadColumnsText
take (const char **at, const char *end, char mark)
{
  const char *begin = *at, *stop = memchr (begin, mark, (gsize)(end - begin));

  *at = stop != NULL ? stop + 1 : NULL;
  return (PentadColumnsText){ begin, (gsize)((stop != NULL ? stop : end) - begin) };
}

static gboolean
take_section (Unpacking *self, PentadColumnsText *section)
{
  if (self->at == NULL)
    return fail (self, "another section");
  *section = take (&self->at, self->end, PENTAD_COLUMNS_SECTION);
  return TRUE;
}

static guint
count_slots (PentadColumnsText text)
{
  guint n = 0;

  for (gsize i = 0; i < text.len; i++)
    n += text.text[i] == PENTAD_COLUMNS_TIME || text.text[i] == PENTAD_COLUMNS_VALUE;
  return n;
}

static gboolean
read_head (Unpacking *self, gsize max_len)
{
  const gsize magic = strlen (PENTAD_COLUMNS_MAGIC);
  PentadColumnsText head;
  g_autofree char *size = NULL;
  guint64 value;

  if (!take_section (self, &head))
    return FALSE;
  if (head.len <= magic || head.len > magic + 12 ||
      memcmp (head.text, PENTAD_COLUMNS_MAGIC, magic) != 0)
    return fail (self, "the line “" PENTAD_COLUMNS_MAGIC "SIZE”");
  size = g_strndup (head.text + magic, head.len - magic);
  if (!g_ascii_string_to_unsigned (size, 10, 1, max_len, &value, NULL))
    return fail (self, "a size within the limit");
  self->size = (gsize)value;
  return TRUE;
}

static gboolean
read_templates (Unpacking *self)
{
  PentadColumnsText section;
  guint n_columns = 0;

  if (!take_section (self, &section))
    return FALSE;
  for (const char *at = section.text, *end = at + section.len; at != NULL;)
    {
      Template template = { .text = take (&at, end, PENTAD_COLUMNS_ITEM),
                            .first_column = n_columns };

      if (self->templates->len >= MAX_TEMPLATES)
        return fail (self, "fewer templates");
      n_columns += count_slots (template.text);
      g_array_append_val (self->templates, template);
    }
  return TRUE;
}

static gboolean
read_columns (Unpacking *self)
{
  const Template *last = &g_array_index (self->templates, Template, self->templates->len - 1);
  guint n = last->first_column + count_slots (last->text);

  for (guint i = 0; i < n; i++)
    {
      PentadColumnsText section;
      Column column;

      if (!take_section (self, &section))
        return FALSE;
      column = (Column){ section.text, section.text + section.len };
      g_array_append_val (self->columns, column);
    }
  return self->at == NULL || fail (self, "no more sections than there are columns");
}

static gboolean
take_item (Unpacking *self, guint number, PentadColumnsText *item)
{
  Column *column = &g_array_index (self->columns, Column, number);

  if (column->at == NULL)
    return fail (self, "as many items as the sequence asks for");
  *item = take (&column->at, column->end, PENTAD_COLUMNS_ITEM);
  return TRUE;
}

/* Not beyond the size: a reference to a long value can stand in a template any number of times. */
static gboolean
write_text (Unpacking *self, const char *text, gsize len)
{
  if (len > self->size - self->out->len)
    return fail (self, "no more bytes than the size");
  g_string_append_len (self->out, text, (gssize)len);
  return TRUE;
}

static gboolean
write_time (Unpacking *self, PentadColumnsText item)
{
  char text[PENTAD_COLUMNS_TIME_LEN + 1], number[24];
  gint64 step;

  if (item.len == 0 || item.len >= sizeof number)
    return fail (self, "seconds from the time before");
  memcpy (number, item.text, item.len);
  number[item.len] = '\0';
  if (!g_ascii_string_to_signed (number, 10, -MAX_STEP_S, MAX_STEP_S, &step, NULL) ||
      !pentad_columns_format_time (self->time + step, text))
    return fail (self, "seconds from the time before");
  self->time += step;
  return write_text (self, text, PENTAD_COLUMNS_TIME_LEN);
}

static gboolean
write_value (Unpacking *self, PentadColumnsText item)
{
  guint at = PENTAD_COLUMNS_RECENT;

  if (item.len > 0 && item.text[0] == PENTAD_COLUMNS_VALUE)
    {
      at = item.len == 2 ? (guint)(guchar)item.text[1] - 'A' : PENTAD_COLUMNS_RECENT;
      if (at >= self->recent.n)
        return fail (self, "a reference to what the record has said");
      item = self->recent.values[at];
    }
  pentad_columns_recent_put (&self->recent, at, item);
  return write_text (self, item.text, item.len);
}

static gboolean
write_piece (Unpacking *self, const Template *template)
{
  const char *at = template->text.text, *end = at + template->text.len;
  guint column = template->first_column;

  if (at < end && *at == '{')
    self->recent.n = 0;
  for (const char *begin = at;; at++)
    {
      PentadColumnsText item;

      if (at < end && *at != PENTAD_COLUMNS_TIME && *at != PENTAD_COLUMNS_VALUE)
        continue;
      if (!write_text (self, begin, (gsize)(at - begin)))
        return FALSE;
      if (at == end)
        return TRUE;
      if (!take_item (self, column++, &item) ||
          !(*at == PENTAD_COLUMNS_TIME ? write_time (self, item) : write_value (self, item)))
        return FALSE;
      begin = at + 1;
    }
}

/* Numbers of templates, between blanks or line ends. */
static gboolean
write_pieces (Unpacking *self, PentadColumnsText sequence)
{
  const char *at = sequence.text, *end = at + sequence.len;

  while (at < end)
    {
      guint number = 0, n_digits = 0;

      for (; at < end && g_ascii_isdigit (*at) && n_digits < 6; at++, n_digits++)
        number = number * 10 + (guint)g_ascii_digit_value (*at);
      if (n_digits == 0 || number >= self->templates->len ||
          (at < end && *at != ' ' && *at != '\n'))
        return fail (self, "the number of a template");
      at++;
      if (!write_piece (self, &g_array_index (self->templates, Template, number)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_used_up (Unpacking *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (g_array_index (self->columns, Column, i).at != NULL)
      return fail (self, "as many items as the sequence asks for");
  return self->out->len == self->size || fail (self, "as many bytes as the size");
}

GBytes *
pentad_columns_unpack (
    const char *data, gsize len, const char *origin, gsize max_len, GError **error)
{
  g_autoptr (GArray) templates = g_array_new (FALSE, FALSE, sizeof (Template));
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (Column));
  const char *begin = len > 0 ? data : ""; /* no bytes need not have an address */
  Unpacking self = { .origin = origin,
                     .at = begin,
                     .end = begin + len,
                     .templates = templates,
                     .columns = columns,
                     .error = error };
  PentadColumnsText sequence;
  gboolean is_good;

  self.out = g_string_new (NULL);
  is_good = read_head (&self, max_len) && read_templates (&self) &&
            take_section (&self, &sequence) && read_columns (&self) &&
            write_pieces (&self, sequence) && is_used_up (&self);
  if (is_good)
    return g_string_free_to_bytes (self.out);
  g_string_free (self.out, TRUE);
  return NULL;
}
