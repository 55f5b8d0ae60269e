/* Values of documents: labels, times, days, numbers; null means "not known".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "codec/fields.h"

#include <string.h>

/* TRUE when the value was null, which is consumed. */
static inline gboolean
was_null (PentadGuard *guard)
{
  /* Nearly no value is null or has a space before it. */
  if (guard->pos < guard->len && guard->data[guard->pos] > ' ' && guard->data[guard->pos] != 'n')
    return FALSE;
  return pentad_guard_peek (guard) == PENTAD_JSON_NULL && pentad_guard_get_null (guard);
}

gboolean
pentad_field_begin_array (PentadGuard *guard)
{
  return !was_null (guard) && pentad_guard_begin_array (guard);
}

gboolean
pentad_field_begin_object (PentadGuard *guard)
{
  return !was_null (guard) && pentad_guard_begin_object (guard);
}

/* A string that C can hold: JSON allows U+0000 inside, and cutting there would make two codes one.
 */
static gboolean
get_text (PentadGuard *guard, const char **text, gsize *len)
{
  if (!pentad_guard_get_string (guard, text, len))
    return FALSE;
  /* As a byte it is refused already, so it can only have been escaped. */
  return *text != guard->text->str || memchr (*text, '\0', *len) == NULL ||
         pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "text without U+0000");
}

gboolean
pentad_field_slice (PentadGuard *guard, const char **text, gsize *len)
{
  return was_null (guard) || get_text (guard, text, len);
}

gboolean
pentad_field_string (PentadGuard *guard, char **text)
{
  const char *s;
  gsize len;

  if (was_null (guard))
    return TRUE;
  if (!get_text (guard, &s, &len))
    return FALSE;
  g_free (*text);
  *text = g_strndup (s, len);
  return TRUE;
}

gboolean
pentad_field_code (PentadGuard *guard, const char **code)
{
  char buffer[128];
  const char *s;
  gsize len;

  if (was_null (guard))
    return TRUE;
  if (!get_text (guard, &s, &len))
    return FALSE;
  if (len >= sizeof buffer)
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_LIMIT, "a code of at most 127 bytes");
  memcpy (buffer, s, len);
  buffer[len] = '\0';
  if (guard->codes == NULL)
    guard->codes = g_string_chunk_new (4096);
  *code = g_string_chunk_insert_const (guard->codes, buffer);
  return TRUE;
}

gboolean
pentad_field_label (PentadGuard *guard, PentadLabel *label)
{
  const char *name;
  gsize len;

  if (was_null (guard))
    return TRUE;
  if (pentad_guard_peek (guard) == PENTAD_JSON_STRING)
    {
      g_autofree char *text = NULL;

      if (!pentad_field_string (guard, &text))
        return FALSE;
      pentad_label_set_all (label, text);
      return TRUE;
    }
  if (pentad_guard_peek (guard) != PENTAD_JSON_OBJECT)
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE,
                              "a label: a string, or an object with zh_CN, zh_TW, en");
  pentad_guard_begin_object (guard);
  while (pentad_guard_next_member (guard, &name, &len))
    {
      PentadLanguage language = PENTAD_N_LANGUAGES;

      for (int i = 0; i < PENTAD_N_LANGUAGES; i++)
        if (strlen (pentad_language_id (i)) == len &&
            memcmp (pentad_language_id (i), name, len) == 0)
          language = i;
      if (language == PENTAD_N_LANGUAGES ? !pentad_guard_skip (guard)
                                         : !pentad_field_string (guard, &label->text[language]))
        return FALSE;
    }
  return !pentad_guard_failed (guard);
}

gboolean
pentad_field_double (PentadGuard *guard, double *value)
{
  return was_null (guard) || pentad_guard_get_double (guard, value);
}

gboolean
pentad_field_count (PentadGuard *guard, int *value)
{
  gint64 number;

  if (was_null (guard))
    return TRUE;
  if (!pentad_guard_get_int (guard, &number))
    return FALSE;
  if (number < 0 || number > G_MAXINT)
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a count between 0 and 2147483647");
  *value = (int)number;
  return TRUE;
}

gboolean
pentad_field_boolean (PentadGuard *guard, gboolean *value)
{
  return was_null (guard) || pentad_guard_get_boolean (guard, value);
}

gboolean
pentad_field_time_in (PentadGuard *guard, const PentadZone *naive, gint64 *time)
{
  const char *s;
  gsize len;

  if (was_null (guard))
    return TRUE;
  if (!pentad_guard_get_string (guard, &s, &len))
    return FALSE;
  if (naive != NULL ? !pentad_time_parse (s, (gssize)len, naive, time)
                    : !pentad_time_parse_again (s, len, &guard->memo, time))
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE,
                              naive != NULL
                                  ? "a time like 2026-11-22T14:32:05"
                                  : "a time with its zone, like 2026-11-22T14:32:05+08:00");
  return TRUE;
}

gboolean
pentad_field_time (PentadGuard *guard, gint64 *time)
{
  return pentad_field_time_in (guard, NULL, time);
}

gboolean
pentad_field_day (PentadGuard *guard, gint32 *day)
{
  char buffer[16];
  const char *s;
  gsize len;

  if (was_null (guard))
    return TRUE;
  if (!pentad_guard_get_string (guard, &s, &len))
    return FALSE;
  g_snprintf (buffer, sizeof buffer, "%.*s", (int)MIN (len, 15), s);
  if (len != 10 || !pentad_day_parse (buffer, day))
    return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a day like 2026-11-22");
  return TRUE;
}

gboolean
pentad_field_strings (PentadGuard *guard, GPtrArray *array)
{
  if (was_null (guard))
    return TRUE;
  if (!pentad_guard_begin_array (guard))
    return FALSE;
  while (pentad_guard_next_element (guard))
    {
      char *text = NULL;

      if (!pentad_field_string (guard, &text))
        return FALSE;
      if (text != NULL)
        g_ptr_array_add (array, text);
    }
  return !pentad_guard_failed (guard);
}

gboolean
pentad_field_clock (PentadGuard *guard, int *second)
{
  const char *s;
  gsize len;

  if (was_null (guard))
    return TRUE;
  if (!pentad_guard_get_string (guard, &s, &len))
    return FALSE;
  if (len == 5 && g_ascii_isdigit (s[0]) && g_ascii_isdigit (s[1]) && s[2] == ':' &&
      g_ascii_isdigit (s[3]) && g_ascii_isdigit (s[4]))
    {
      int hours = (s[0] - '0') * 10 + s[1] - '0', minutes = (s[3] - '0') * 10 + s[4] - '0';

      *second = hours * 3600 + minutes * 60;
      if (minutes < 60 && *second <= 24 * 3600)
        return TRUE;
    }
  return pentad_guard_fail (guard, PENTAD_CODEC_ERROR_VALUE, "a clock time like 08:00");
}

gboolean
pentad_field_require (PentadGuard *guard, gconstpointer value, const char *expected)
{
  if (pentad_guard_failed (guard))
    return FALSE;
  return value != NULL || pentad_guard_fail (guard, PENTAD_CODEC_ERROR_TYPE, expected);
}
