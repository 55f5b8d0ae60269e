/* What tests of readers write and compare: instants, days, findings as text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reading.h"

#include "codec/documents.h"

gint64
reading_time (const char *text)
{
  gint64 time = 0;

  g_assert_true (pentad_time_parse (text, -1, NULL, &time));
  return time;
}

gint32
reading_day (const char *text)
{
  gint32 day = 0;

  g_assert_true (pentad_day_parse (text, &day));
  return day;
}

char *
reading_free_findings (GPtrArray *findings)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *said = pentad_finding_describe (g_ptr_array_index (findings, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", said);
    }
  g_ptr_array_unref (findings);
  return g_string_free (text, FALSE);
}
