/* Rows of an Open311 answer, however the server wraps them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/fields.h"
#include "codec/open311-list.h"

#include <string.h>

/* How deep rows may be wrapped. */
#define MAX_WRAPS 4
/* Longest part of what a server says that is repeated, in characters. */
#define MAX_SAID 200

typedef struct
{
  const PentadOpen311List *list;
  gpointer user_data;
  guint n_idless;
} Reading;

/* What an answer says of an error. */
typedef struct
{
  char *code, *text;
} Said;

static void
said_clear (Said *said)
{
  g_free (said->code);
  g_free (said->text);
}

/* A string or a number; anything else is skipped. The first one counts. */
static gboolean
read_said (PentadGuard *guard, char **text)
{
  gsize start = guard->pos;

  if (*text != NULL)
    return pentad_guard_skip (guard);
  if (pentad_guard_peek (guard) == PENTAD_JSON_STRING)
    return pentad_field_string (guard, text);
  if (pentad_guard_peek (guard) != PENTAD_JSON_NUMBER)
    return pentad_guard_skip (guard);
  start = guard->pos;
  if (!pentad_guard_skip (guard))
    return FALSE;
  *text = g_strndup (guard->data + start, guard->pos - start);
  return TRUE;
}

static gboolean read_error (PentadGuard *guard, Said *said, guint depth);

/* FALSE when the member says nothing of an error; it is then not read. */
static gboolean
read_error_member (PentadGuard *guard, Said *said, const char *name, gsize len, guint depth)
{
  if (pentad_guard_name_is (name, len, "code"))
    return read_said (guard, &said->code);
  if (pentad_guard_name_is (name, len, "description") ||
      pentad_guard_name_is (name, len, "message"))
    return read_said (guard, &said->text);
  if (pentad_guard_name_is (name, len, "errors") || pentad_guard_name_is (name, len, "error"))
    return read_error (guard, said, depth + 1);
  return FALSE;
}

/* An error as text, as an object, or as a list of either. */
static gboolean
read_error (PentadGuard *guard, Said *said, guint depth)
{
  PentadJsonType type = pentad_guard_peek (guard);
  const char *name;
  gsize len;

  if (depth > MAX_WRAPS)
    return pentad_guard_skip (guard);
  if (type == PENTAD_JSON_ARRAY)
    {
      pentad_guard_begin_array (guard);
      while (pentad_guard_next_element (guard))
        read_error (guard, said, depth + 1);
    }
  else if (type == PENTAD_JSON_OBJECT)
    {
      pentad_guard_begin_object (guard);
      while (pentad_guard_next_member (guard, &name, &len))
        if (!read_error_member (guard, said, name, len, depth) && !pentad_guard_failed (guard))
          pentad_guard_skip (guard);
    }
  else
    read_said (guard, &said->text);
  return !pentad_guard_failed (guard);
}

static gboolean
fail_as_said (PentadGuard *guard, const PentadOpen311List *list, const Said *said)
{
  const char *text = said->text != NULL ? said->text : "";
  g_autofree char *part = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_SAID));
  g_autofree char *line = g_strdelimit (g_strdup (part), "\r\n\t", ' ');
  g_autofree char *expected =
      g_strdup_printf ("%s (the server reports the error%s%s: “%s”)", list->what,
                       said->code != NULL ? " " : "", said->code != NULL ? said->code : "", line);

  return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, expected);
}

static gboolean
is_wrap (const Reading *reading, PentadGuard *guard, const char *name, gsize len)
{
  PentadJsonType type = pentad_guard_peek (guard);

  if (type != PENTAD_JSON_ARRAY && type != PENTAD_JSON_OBJECT)
    return FALSE;
  for (guint i = 0; reading->list->wraps[i] != NULL; i++)
    if (strlen (reading->list->wraps[i]) == len && memcmp (name, reading->list->wraps[i], len) == 0)
      return TRUE;
  for (gsize i = 0; i < len; i++)
    if (!g_ascii_isdigit (name[i]))
      return FALSE;
  return len > 0;
}

static gboolean read_rows (PentadGuard *guard, Reading *reading, guint depth);

/* An object that is a row, wraps rows, or tells an error: which, is known when it has ended. */
static gboolean
read_object (PentadGuard *guard, Reading *reading, guint depth)
{
  const PentadOpen311List *list = reading->list;
  g_autofree gpointer row = g_malloc0 (list->row_size);
  Said said = { 0 };
  gboolean wraps = FALSE;
  const char *name;
  gsize len;

  if (list->init_row != NULL)
    list->init_row (row);
  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      if (is_wrap (reading, guard, name, len))
        {
          wraps = TRUE;
          read_rows (guard, reading, depth + 1);
        }
      else if (!list->read_member (guard, row, name, len, reading->user_data) &&
               !read_error_member (guard, &said, name, len, 0) && !pentad_guard_failed (guard))
        pentad_guard_skip (guard);
    }
  if (!list->end_row (guard, row, reading->user_data) && !pentad_guard_failed (guard))
    {
      if (said.code != NULL || (said.text != NULL && depth == 0))
        fail_as_said (guard, list, &said);
      else if (!wraps && depth == 0)
        pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, list->what);
      else if (!wraps)
        reading->n_idless++;
    }
  said_clear (&said);
  return !pentad_guard_failed (guard);
}

static gboolean
read_rows (PentadGuard *guard, Reading *reading, guint depth)
{
  PentadJsonType type = pentad_guard_peek (guard);

  if (depth > MAX_WRAPS || (type != PENTAD_JSON_ARRAY && type != PENTAD_JSON_OBJECT))
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, reading->list->what);
  if (type == PENTAD_JSON_OBJECT)
    return read_object (guard, reading, depth);
  pentad_guard_begin_array (guard);
  while (pentad_guard_next_element (guard))
    if (pentad_guard_peek (guard) == PENTAD_JSON_NULL)
      pentad_guard_skip (guard);
    else if (pentad_guard_peek (guard) == PENTAD_JSON_OBJECT)
      read_object (guard, reading, depth + 1);
    else
      return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, reading->list->what);
  return !pentad_guard_failed (guard);
}

gboolean
pentad_open311_read_list (PentadGuard *guard,
                          const PentadOpen311List *list,
                          gpointer user_data,
                          guint *n_idless)
{
  Reading reading = { .list = list, .user_data = user_data };

  read_rows (guard, &reading, 0);
  *n_idless = reading.n_idless;
  return !pentad_guard_failed (guard);
}
