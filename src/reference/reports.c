/* What is reported in each grid on each day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/reports.h"

#include <math.h>

/* More cases in one grid on one day have no number of their own. */
#define MAX_CASES_OF_GRID 4096
/* Share of reports that come a second time. */
#define AGAIN_SHARE 0.025
/* Draws for an hour after the first report before the day is taken to be over. */
#define HOUR_TRIES  8
#define MIN_APART_S (10 * 60)
/* A second report lies within this of the first, north or south and east or west: near enough by
 * any rule of 50 m. */
#define STEPS_DEGREE 0.0003
/* Tries to hit a crooked unit grid inside its bounds before its inner point is taken. */
#define POINT_TRIES 24

/* --- One report ------------------------------------------------------------------------------ */

static void
draw (const PentadReports *self, PentadReported *report, const PentadDemandClass *class)
{
  gint64 begin = pentad_zone_day_begin (self->zone, report->day);

  report->rng = (PentadRng){ report->number };
  do
    report->class = pentad_demand_pick_class (self->demand, &report->rng, report->leftover);
  while (self->dropped->begin > 0 && begin >= self->dropped->begin &&
         report->class->index == self->dropped->index);
  if (class != NULL)
    report->class = class;
  report->source = pentad_demand_pick_source (&report->rng);
  report->comes_again = pentad_rng_chance (&report->rng, AGAIN_SHARE) && !report->leftover;
  report->limit = pentad_demand_pick_limit (self->demand, report->class, &report->rng);
  report->time = begin + pentad_demand_pick_second (&report->rng, report->source);
}

void
pentad_reports_fill (const PentadReports *reports, PentadReported *report)
{
  PentadReported first = *report;

  if (report->first == 0)
    {
      draw (reports, report, NULL);
      return;
    }
  first.number = report->first;
  first.first = 0;
  draw (reports, &first, NULL);
  draw (reports, report, first.class);
  report->comes_again = FALSE;
  for (int i = 0; i < HOUR_TRIES && report->time < first.time + MIN_APART_S; i++)
    report->time = pentad_zone_day_begin (reports->zone, report->day) +
                   pentad_demand_pick_second (&report->rng, report->source);
  if (report->time < first.time + MIN_APART_S)
    report->time = PENTAD_NO_TIME;
}

static PentadPoint
round_point (double lon, double lat)
{
  return (PentadPoint){ round (lon * 1e6) / 1e6, round (lat * 1e6) / 1e6 };
}

static PentadPoint
point_near (const PentadShapes *shapes, guint grid, PentadPoint first, PentadRng *rng)
{
  for (int i = 0; i < POINT_TRIES; i++)
    {
      double east = pentad_rng_between (rng, -STEPS_DEGREE, STEPS_DEGREE);
      double north = pentad_rng_between (rng, -STEPS_DEGREE, STEPS_DEGREE);
      PentadPoint point = round_point (first.lon + east, first.lat + north);

      if (pentad_shapes_contains (shapes, grid, point.lon, point.lat))
        return point;
    }
  return first;
}

PentadPoint
pentad_reports_point (
    const PentadPlaces *places, guint64 seed, guint grid, guint64 number, guint64 first)
{
  PentadBounds bounds = pentad_shapes_get_bounds (places->shapes, grid);
  PentadRng rng = pentad_rng (seed, PENTAD_STREAM_POSITION, (gint64)number, grid);
  PentadPoint point;

  if (first != 0)
    return point_near (places->shapes, grid, pentad_reports_point (places, seed, grid, first, 0),
                       &rng);
  for (int i = 0; i < POINT_TRIES; i++)
    {
      double lon = pentad_rng_between (&rng, bounds.west, bounds.east);
      double lat = pentad_rng_between (&rng, bounds.south, bounds.north);

      point = round_point (lon, lat);
      if (pentad_shapes_contains (places->shapes, grid, point.lon, point.lat))
        return point;
    }
  pentad_shapes_inner_point (places->shapes, grid, &point);
  return point;
}

/* --- The reports of a grid ------------------------------------------------------------------- */

static guint
count_cases (const PentadReports *self, gint32 day, guint grid, double factor, gboolean leftover)
{
  const PentadDemand *demand = self->demand;
  double mean = (leftover ? demand->leftover[grid] : demand->mean[grid]) * factor;

  if (mean <= 0)
    return 0;
  double unit = pentad_hash_unit (
      self->seed, leftover ? PENTAD_STREAM_LEFTOVER : PENTAD_STREAM_CASE, day, -1 - (gint64)grid);
  if (leftover)
    return unit < mean;
  /* exp (-mean) is above that. */
  return unit < 1 - mean ? 0 : MIN (pentad_poisson (unit, mean), MAX_CASES_OF_GRID);
}

void
pentad_reports_foreach (const PentadReports *reports,
                        gint32 day,
                        double factor,
                        guint grid,
                        gboolean leftover,
                        PentadReportedFunc func,
                        gpointer user_data)
{
  guint n = count_cases (reports, day, grid, factor, leftover);

  for (guint i = 0; i < n; i++)
    {
      PentadReported report = { .day = day, .grid = grid, .leftover = leftover };

      report.number =
          pentad_hash (reports->seed, leftover ? PENTAD_STREAM_LEFTOVER : PENTAD_STREAM_CASE, day,
                       (gint64)grid * MAX_CASES_OF_GRID + i);
      pentad_reports_fill (reports, &report);
      func (&report, user_data);
      if (!report.comes_again)
        continue;
      report.first = report.number;
      report.number = pentad_hash (reports->seed, PENTAD_STREAM_AGAIN, (gint64)report.first, day);
      pentad_reports_fill (reports, &report);
      if (report.time != PENTAD_NO_TIME)
        func (&report, user_data);
    }
}
