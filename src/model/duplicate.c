/* Reports of the same thing: cases of one class close together in place and time (domain.md 2.5).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "model/duplicate.h"

#include "model/zone.h"

#include <math.h>

static int
compare_reports (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const PentadReport *reports = user_data;
  guint i = *(const guint *)a, k = *(const guint *)b;

  if (reports[i].class_index != reports[k].class_index)
    return reports[i].class_index < reports[k].class_index ? -1 : 1;
  if (reports[i].time != reports[k].time)
    return reports[i].time < reports[k].time ? -1 : 1;
  return i < k ? -1 : i > k;
}

static gboolean
is_whole (const PentadReport *report)
{
  return report->class_index >= 0 && report->time != PENTAD_NO_TIME && !isnan (report->lon) &&
         !isnan (report->lat);
}

gboolean
pentad_reports_are_same (const PentadReport *a,
                         const PentadReport *b,
                         double radius_m,
                         double hours)
{
  double north = (a->lat - b->lat) * PENTAD_REPORT_DEGREE_M;
  double east =
      (a->lon - b->lon) * PENTAD_REPORT_DEGREE_M * cos ((a->lat + b->lat) / 2 * G_PI / 180);

  return a->class_index == b->class_index &&
         fabs ((double)a->time - (double)b->time) <= hours * PENTAD_HOUR_S &&
         north * north + east * east <= radius_m * radius_m;
}

void
pentad_duplicates_find (
    const PentadReport *reports, guint n_reports, double radius_m, double hours, int *repeats)
{
  g_autofree guint *order = g_new (guint, MAX (n_reports, 1));
  guint n = 0, first = 0;

  for (guint i = 0; i < n_reports; i++)
    {
      repeats[i] = -1;
      if (is_whole (&reports[i]) && !isnan (radius_m) && !isnan (hours))
        order[n++] = i;
    }
  g_qsort_with_data (order, (int)n, sizeof *order, compare_reports, (gpointer)reports);
  for (guint at = 0; at < n; at++)
    {
      const PentadReport *report = &reports[order[at]];

      while (reports[order[first]].class_index != report->class_index ||
             (double)(report->time - reports[order[first]].time) > hours * PENTAD_HOUR_S)
        first++;
      for (guint before = first; before < at && repeats[order[at]] < 0; before++)
        if (pentad_reports_are_same (report, &reports[order[before]], radius_m, hours))
          repeats[order[at]] =
              repeats[order[before]] >= 0 ? repeats[order[before]] : (int)order[before];
    }
}
