/* Rows of figures written as counters in one line of text, for tests of composite scores.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "score-fixture.h"

#include "codec/documents.h"

#include <math.h>
#include <string.h>

PentadScheme *
score_fixture_scheme (const char *path)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize len;

  g_file_get_contents (path, &data, &len, &error);
  g_assert_no_error (error);
  PentadScheme *scheme = pentad_read_scheme (data, len, path, &error);
  g_assert_no_error (error);
  return scheme;
}

/* Sets counters; what is no counter is left for set_columns(). */
static void
set_counts (gint64 *counts, char **words)
{
  for (int i = 0; words[i] != NULL; i++)
    {
      const char *equals = strchr (words[i], '=');
      PentadCount count;

      g_assert_nonnull (equals);
      if (pentad_count_parse (words[i], (gsize)(equals - words[i]), &count))
        counts[count] = g_ascii_strtoll (equals + 1, NULL, 10);
    }
}

static void
set_columns (const PentadScheme *scheme, PentadFigure *row, char **words)
{
  for (int i = 0; words[i] != NULL; i++)
    {
      const char *equals = strchr (words[i], '=');
      g_autofree char *id = g_strndup (words[i], (gsize)(equals - words[i]));
      PentadCount count;

      if (pentad_count_parse (id, strlen (id), &count))
        continue;
      int column = pentad_scheme_find_column (scheme, id);
      g_assert_cmpint (column, >=, 0);
      row[column] = (PentadFigure){ NAN, NAN, NAN, PENTAD_FIGURE_VALUE };
      if (strcmp (equals + 1, "none") == 0)
        row[column].state = PENTAD_FIGURE_NO_CASES;
      else if (strcmp (equals + 1, "?") == 0)
        row[column].state = PENTAD_FIGURE_NO_DATA;
      else
        row[column].value = g_ascii_strtod (equals + 1, NULL);
    }
}

PentadFigure *
score_fixture_row (const PentadScheme *scheme,
                   PentadSubject about,
                   const char *role,
                   const char *area_class,
                   const char *code,
                   const char *text)
{
  PentadFigure *row = g_new0 (PentadFigure, scheme->indicators->len);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  gint64 counts[PENTAD_N_COUNTS] = { 0 };
  PentadSubjectCounts subject = {
    .counts = counts,
    .known = G_MAXUINT64,
    .code = code,
    .area_class = area_class,
    .period = { PENTAD_PERIOD_MONTH, pentad_day_from_date (2026, 11, 1),
                pentad_day_from_date (2026, 11, 30) },
  };

  if (text[0] == '\0')
    g_clear_pointer (&words[0], g_free);
  set_counts (counts, words);
  pentad_subject_measure (scheme, &subject, row);
  set_columns (scheme, row, words);
  pentad_subject_score (scheme, about, role, area_class, row);
  return row;
}

const PentadFigure *
score_fixture_get (const PentadScheme *scheme, const PentadFigure *row, const char *id)
{
  int column = pentad_scheme_find_column (scheme, id);

  g_assert_cmpint (column, >=, 0);
  return &row[column];
}
