/* Tests of what is reported: exactly those that the rule calls repeats are flagged.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "model/duplicate.h"

#include <math.h>

/* Every case of some days, and whether it is flagged. */
typedef struct
{
  PentadWorld *world;
  GArray *reports; /* PentadReport */
  GArray *flags;   /* gboolean; -1 on the first day, before which nothing is known */
  gint32 first_day;
  guint n_again, n_again_flagged;
} Days;

static void
add_case (const PentadCaseDay *day, const PentadCaseRecord *record, gpointer user_data)
{
  Days *days = user_data;
  const PentadWorld *world = days->world;
  PentadPoint point = pentad_reports_point (world->places, world->seed, record->grid,
                                            record->number, record->first);
  PentadTimeline timeline;
  int flag;

  pentad_case_book_make (world->book, day, record, &timeline);
  PentadReport report = { timeline.report, point.lon, point.lat, (int)timeline.class->index };
  flag = day->day == days->first_day ? -1 : timeline.repeat;
  g_assert_true (
      pentad_shapes_contains (world->places->shapes, record->grid, point.lon, point.lat));
  g_array_append_val (days->reports, report);
  g_array_append_val (days->flags, flag);
  days->n_again += record->first != 0 && flag >= 0;
  days->n_again_flagged += record->first != 0 && flag > 0;
}

static void
check_city (const char *tier, guint n_grids, guint64 seed, gint32 first, gint32 n_days)
{
  g_autoptr (PentadWorld) world = fixture_world (tier, n_grids, seed);
  Days days = { .world = world,
                .reports = g_array_new (FALSE, FALSE, sizeof (PentadReport)),
                .flags = g_array_new (FALSE, FALSE, sizeof (int)),
                .first_day = first };
  guint n_flagged = 0, n = 0;

  pentad_case_book_foreach (world->book, first, first, first + n_days - 1, add_case, &days);
  g_autofree int *repeats = g_new (int, days.reports->len);
  pentad_duplicates_find ((const PentadReport *)(const void *)days.reports->data, days.reports->len,
                          world->scheme->workflow.duplicate_m, world->scheme->workflow.duplicate_h,
                          repeats);
  for (guint i = 0; i < days.reports->len; i++)
    {
      int flag = g_array_index (days.flags, int, i);

      if (flag < 0)
        continue;
      g_assert_cmpint (flag, ==, repeats[i] >= 0);
      n++;
      n_flagged += flag > 0;
    }
  g_test_message ("%s %" G_GUINT64_FORMAT ": %u of %u flagged, %u on purpose", tier, seed,
                  n_flagged, n, days.n_again);
  g_assert_cmpuint (days.n_again, >, 0);
  g_assert_cmpuint (days.n_again_flagged, ==, days.n_again);
  g_assert_cmpfloat (n_flagged, >=, 0.01 * n);
  g_assert_cmpfloat (n_flagged, <, 0.2 * n);
  g_array_unref (days.reports);
  g_array_unref (days.flags);
}

static void
test_flagged_by_the_rule (void)
{
  gint32 day = pentad_day_from_date (2026, 3, 1);

  check_city ("demo", 0, 1, day, 30);
  check_city ("demo", 0, 2, day, 30);
  check_city ("demo", 900, 31337, day, 30);
  check_city ("medium", 0, 5, day, 8);
}

static void
count_repeat (guint grid, const PentadTimeline *timeline, gpointer user_data)
{
  *(guint *)user_data += timeline->repeat;
}

/* The history counts the flags that the cases carry. */
static void
test_scan_meets_the_flags_of_the_book (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 3);
  gint32 first = pentad_day_from_date (2026, 6, 1);
  guint n_scanned = 0, n_booked = 0;

  for (int leftover = 0; leftover < 2; leftover++)
    {
      pentad_case_book_scan (world->book, 0, world->places->n_grids, first, first + 9, leftover,
                             count_repeat, &n_scanned);
      for (gint32 d = first; d <= first + 9; d++)
        {
          g_autoptr (PentadCaseDay) day = pentad_case_book_get (world->book, d, leftover);

          for (guint i = 0; i < day->n_records; i++)
            n_booked += day->records[i].repeat;
        }
    }
  g_assert_cmpuint (n_scanned, >, 10);
  g_assert_cmpuint (n_scanned, ==, n_booked);
}

static void
test_no_rule_no_repeats (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 900, 3);
  guint n = 0;

  world->scheme->workflow.duplicate_m = NAN;
  pentad_case_book_scan (world->book, 0, world->places->n_grids, 20000, 20009, FALSE, count_repeat,
                         &n);
  g_assert_cmpuint (n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/reports/flagged-by-the-rule", test_flagged_by_the_rule);
  g_test_add_func ("/reference/reports/scan-meets-the-flags-of-the-book",
                   test_scan_meets_the_flags_of_the_book);
  g_test_add_func ("/reference/reports/no-rule-no-repeats", test_no_rule_no_repeats);
  return g_test_run ();
}
