/* How names are found by what people type: simplified, traditional, pinyin and its initials.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tables are ICU's. They know words of several characters (重庆 is not read as 重 alone is), so
 * they are asked for whole runs of Chinese characters, and once for each: the names of a city's
 * unit grids are made of a few thousand runs. */
#include "config.h"

#include "app/pinyin.h"

#include <unicode/ustring.h>
#include <unicode/utrans.h>

/* Longest text that is read, in UTF-16 units; of longer ones nothing is found. */
#define MAX_UNITS 512

#define COMBINING_DIAERESIS 0x308

typedef struct
{
  char *full;
  char *initials;
} Reading;

struct _PentadPinyin
{
  UTransliterator *fold; /* NULL where ICU has no such table: characters then stay as they are */
  UTransliterator *latin;
  GHashTable *readings; /* of a run of Chinese characters */
};

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_free (reading->full);
  g_free (reading->initials);
  g_free (reading);
}

static UTransliterator *
open_table (const char *name)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar id[MAX_UNITS];
  UTransliterator *table;

  u_uastrncpy (id, name, MAX_UNITS);
  table = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  return U_SUCCESS (status) ? table : NULL;
}

PentadPinyin *
pentad_pinyin_new (void)
{
  PentadPinyin *self = g_new0 (PentadPinyin, 1);

  self->fold = open_table ("Hant-Hans; NFKD; Lower");
  self->latin = open_table ("Han-Latin; NFD; Lower");
  self->readings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, reading_free);
  return self;
}

void
pentad_pinyin_free (PentadPinyin *self)
{
  g_clear_pointer (&self->fold, utrans_close);
  g_clear_pointer (&self->latin, utrans_close);
  g_hash_table_unref (self->readings);
  g_free (self);
}

/* The text itself where it cannot be changed. Transfer full. */
static char *
change (UTransliterator *table, const char *text)
{
  UChar units[MAX_UNITS];
  char changed[MAX_UNITS * 3 + 1];
  UErrorCode status = U_ZERO_ERROR;
  int32_t n, limit, n_bytes;

  if (table == NULL)
    return g_strdup (text);
  u_strFromUTF8 (units, MAX_UNITS, &n, text, -1, &status);
  limit = n;
  utrans_transUChars (table, units, &n, MAX_UNITS, 0, &limit, &status);
  u_strToUTF8 (changed, sizeof changed, &n_bytes, units, n, &status);
  return g_strdup (U_SUCCESS (status) ? changed : text);
}

static gboolean
is_chinese (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

char *
pentad_pinyin_fold (PentadPinyin *self, const char *text)
{
  g_autofree char *changed = change (self->fold, text);
  GString *folded = g_string_new (NULL);

  for (const char *p = changed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (folded, c);
    }
  return g_string_free (folded, FALSE);
}

/* latin: syllables with their tones as marks, parted by spaces. */
static Reading *
reading_new (const char *latin)
{
  g_autoptr (GString) full = g_string_new (NULL), initials = g_string_new (NULL);
  gboolean is_first = TRUE;
  Reading *reading = g_new (Reading, 1);

  for (const char *p = latin; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == COMBINING_DIAERESIS && full->len > 0)
        full->str[full->len - 1] = 'v';
      else if (g_unichar_isalnum (c))
        {
          g_string_append_unichar (full, c);
          if (is_first)
            g_string_append_unichar (initials, c);
        }
      is_first = is_first ? !g_unichar_isalnum (c) : c == ' ';
    }
  reading->full = g_strdup (full->str);
  reading->initials = g_strdup (initials->str);
  return reading;
}

/* Takes the run. */
static const Reading *
read_run (PentadPinyin *self, char *run)
{
  Reading *reading = g_hash_table_lookup (self->readings, run);

  if (reading == NULL)
    {
      g_autofree char *latin = change (self->latin, run);

      reading = reading_new (latin);
      g_hash_table_insert (self->readings, run, reading);
    }
  else
    g_free (run);
  return reading;
}

gboolean
pentad_pinyin_read (PentadPinyin *self, const char *folded, GString *full, GString *initials)
{
  gsize full_len = full->len, initials_len = initials->len;
  gboolean has_chinese = FALSE;

  for (const char *p = folded, *end; *p != '\0'; p = end)
    {
      gboolean chinese = is_chinese (g_utf8_get_char (p));

      for (end = p; *end != '\0' && is_chinese (g_utf8_get_char (end)) == chinese;)
        end = g_utf8_next_char (end);
      if (chinese)
        {
          const Reading *reading = read_run (self, g_strndup (p, (gsize)(end - p)));

          g_string_append (full, reading->full);
          g_string_append (initials, reading->initials);
        }
      else
        {
          g_string_append_len (full, p, end - p);
          g_string_append_len (initials, p, end - p);
        }
      has_chinese |= chinese;
    }
  if (!has_chinese)
    {
      g_string_truncate (full, full_len);
      g_string_truncate (initials, initials_len);
    }
  return has_chinese;
}
