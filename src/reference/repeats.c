/* Which reports repeat an earlier one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/repeats.h"

#include "model/duplicate.h"

#include <math.h>

/* A grid is nowhere narrower. */
#define NARROWEST_GRID_M 60
#define NOT_LISTED       G_MAXUINT

/* What a report is compared by. */
typedef struct
{
  guint64 number, first;
  gint64 time;
  const PentadDemandClass *class;
  gboolean leftover;
} Sighting;

/* Where the sightings of a grid are in those of the day. */
typedef struct
{
  guint first, n; /* n NOT_LISTED: nobody has asked yet */
} Place;

typedef struct
{
  gint32 number;
  double factor;
  Place *grids;
  GArray *sightings; /* Sighting */
} Day;

struct _PentadRepeats
{
  const PentadReports *reports;
  guint n_days; /* as far as the rule looks back */
  Day *days;    /* by their number modulo n_days */
};

static gboolean
has_rule (const PentadReports *reports)
{
  return !isnan (reports->workflow->duplicate_m) && !isnan (reports->workflow->duplicate_h);
}

PentadRepeats *
pentad_repeats_new (const PentadReports *reports)
{
  PentadRepeats *self = g_new0 (PentadRepeats, 1);

  self->reports = reports;
  if (!has_rule (reports))
    return self;
  self->n_days = 1 + (guint)ceil (reports->workflow->duplicate_h / 24);
  self->days = g_new0 (Day, self->n_days);
  for (guint i = 0; i < self->n_days; i++)
    {
      self->days[i].number = PENTAD_NO_DAY;
      self->days[i].grids = g_new (Place, reports->places->n_grids);
      self->days[i].sightings = g_array_new (FALSE, FALSE, sizeof (Sighting));
    }
  return self;
}

void
pentad_repeats_free (PentadRepeats *self)
{
  for (guint i = 0; i < self->n_days; i++)
    {
      g_free (self->days[i].grids);
      g_array_unref (self->days[i].sightings);
    }
  g_free (self->days);
  g_free (self);
}

static Day *
turn_to (PentadRepeats *self, gint32 number)
{
  Day *day = &self->days[(guint32)number % self->n_days];

  if (day->number == number)
    return day;
  day->number = number;
  day->factor = pentad_demand_day_factor (self->reports->demand, number);
  for (guint i = 0; i < self->reports->places->n_grids; i++)
    day->grids[i].n = NOT_LISTED;
  g_array_set_size (day->sightings, 0);
  return day;
}

static void
add_sighting (const PentadReported *report, gpointer user_data)
{
  Sighting sighting = { report->number, report->first, report->time, report->class,
                        report->leftover };

  g_array_append_val ((GArray *)user_data, sighting);
}

static Place
list (PentadRepeats *self, Day *day, guint grid)
{
  Place *place = &day->grids[grid];

  if (place->n != NOT_LISTED)
    return *place;
  place->first = day->sightings->len;
  for (int leftover = 0; leftover < 2; leftover++)
    pentad_reports_foreach (self->reports, day->number, day->factor, grid, leftover, add_sighting,
                            day->sightings);
  place->n = day->sightings->len - place->first;
  return *place;
}

static gboolean
is_earlier (const Sighting *one, const PentadReported *report)
{
  if (one->time != report->time)
    return one->time < report->time;
  if (one->leftover != report->leftover)
    return report->leftover;
  return one->number < report->number;
}

static void
add (const PentadRepeats *self,
     GArray *earlier,
     guint grid,
     guint64 number,
     guint64 first,
     gint64 time,
     const PentadDemandClass *class)
{
  PentadPoint point =
      pentad_reports_point (self->reports->places, self->reports->seed, grid, number, first);
  PentadReport report = { time, point.lon, point.lat, (int)class->index };

  g_array_append_val (earlier, report);
}

/* Everything of the class reported earlier in a grid on a day. */
static void
search_grid (
    PentadRepeats *self, Day *day, guint grid, const PentadReported *report, GArray *earlier)
{
  Place place = list (self, day, grid);

  for (guint i = place.first; i < place.first + place.n; i++)
    {
      const Sighting *one = &g_array_index (day->sightings, Sighting, i);

      if (one->class == report->class && is_earlier (one, report))
        add (self, earlier, grid, one->number, one->first, one->time, one->class);
    }
}

/* The grids around. */
static void
search_day (PentadRepeats *self, gint32 number, const PentadReported *report, GArray *earlier)
{
  const PentadPlaces *places = self->reports->places;
  guint cell = places->cells[report->grid];
  int column = pentad_lattice_column (places->lattice, cell);
  int row = pentad_lattice_row (places->lattice, cell);
  int rings = 1 + (int)(self->reports->workflow->duplicate_m / NARROWEST_GRID_M);
  Day *day = turn_to (self, number);

  for (int y = row - rings; y <= row + rings; y++)
    for (int x = column - rings; x <= column + rings; x++)
      {
        int near = pentad_lattice_cell_at (places->lattice, x, y);

        if (near >= 0)
          search_grid (self, day, places->grid_of_cell[near], report, earlier);
      }
}

gboolean
pentad_repeats_has (PentadRepeats *self, const PentadReported *report)
{
  double radius_m = self->reports->workflow->duplicate_m;
  double hours = self->reports->workflow->duplicate_h;
  g_autoptr (GArray) earlier = NULL;

  if (self->n_days == 0)
    return FALSE;
  earlier = g_array_new (FALSE, FALSE, sizeof (PentadReport));
  for (guint back = self->n_days; back-- > 0;)
    search_day (self, report->day - (gint32)back, report, earlier);
  if (earlier->len == 0)
    return FALSE;
  add (self, earlier, report->grid, report->number, report->first, report->time, report->class);
  g_autofree int *repeats = g_new (int, earlier->len);
  pentad_duplicates_find ((const PentadReport *)(const void *)earlier->data, earlier->len, radius_m,
                          hours, repeats);
  return repeats[earlier->len - 1] >= 0;
}
