/* The people and the equipment of the reference city, street by street, and who is where when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/force.h"
#include "reference/apportion.h"
#include "reference/rng.h"

#include <math.h>

/* Established staff for each officer; the rest works in the office. */
#define ESTABLISHED_PER_OFFICER 1.05
/* Share of the establishment that is filled. */
#define FILLED                 0.96
#define OFFICERS_PER_VEHICLE   10.0
#define FIXED_POSTS_PER_STREET 1
/* People go from one unit grid to the next in this time. */
#define WALK_S 1800

/* How the districts stand, in the order of their codes; bigger cities draw numbers between. */
static const struct
{
  double per_10000, frontline, certified, auxiliaries;
} standing[] = {
  { 4.1, 0.78, 0.99, 0.78 }, { 5.4, 0.82, 1.00, 0.85 }, { 6.2, 0.85, 1.00, 0.62 },
  { 4.8, 0.81, 0.97, 1.12 }, { 5.1, 0.88, 1.00, 0.55 }, { 2.8, 0.74, 0.92, 0.90 },
  { 4.3, 0.83, 0.98, 0.70 },
};

/* The whole number of a city or district is shared out to its streets by population. */
static void
share_out (const PentadForce *force,
           const PentadPlace *district,
           guint total,
           const double *weights,
           guint field)
{
  g_autofree guint *parts = g_new0 (guint, district->n);

  pentad_apportion (total, weights, NULL, district->n, 0, parts);
  for (guint i = 0; i < district->n; i++)
    ((guint *)&force->streets[district->first + i])[field] = parts[i];
}

#define FIELD(name) (G_STRUCT_OFFSET (PentadForceStreet, name) / sizeof (guint))

static void
staff_district (const PentadForce *force, guint index, guint supervisors)
{
  const PentadPlaces *places = force->places;
  const PentadPlace *district = pentad_places_district (places, index);
  guint row = index % G_N_ELEMENTS (standing);
  double luck = index < G_N_ELEMENTS (standing)
                    ? 0
                    : pentad_hash_unit (force->seed, PENTAD_STREAM_STAFF, 0, index) - 0.5;
  double officers = round (district->population / 10000.0 * (standing[row].per_10000 + luck));
  double established = round (officers * ESTABLISHED_PER_OFFICER);
  double establishment = round (established / FILLED);
  g_autofree double *weights = g_new (double, district->n);
  const struct
  {
    guint field;
    double total;
  } totals[] = {
    { FIELD (officers), officers },
    { FIELD (established), established },
    { FIELD (establishment), establishment },
    { FIELD (frontline), round (establishment * standing[row].frontline) },
    { FIELD (certified), MIN (officers, round (officers * standing[row].certified)) },
    { FIELD (auxiliaries), round (established * standing[row].auxiliaries) },
    /* Fewer everywhere but where there are too many. */
    { FIELD (auxiliaries_year_ago), round (established * standing[row].auxiliaries *
                                           (standing[row].auxiliaries > 1 ? 0.97 : 1.06)) },
    { FIELD (supervisors), supervisors },
    { FIELD (vehicles), ceil (officers / OFFICERS_PER_VEHICLE) },
    { FIELD (recorders), round (officers * 0.93) },
    { FIELD (terminals), round (officers * 1.02) },
  };

  for (guint i = 0; i < district->n; i++)
    {
      guint street = district->first + i;

      weights[i] = street == places->silent_street
                       ? 0
                       : (double)pentad_places_street (places, street)->population;
      force->streets[street].fixed_posts =
          street == places->silent_street ? 0 : FIXED_POSTS_PER_STREET;
    }
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    share_out (force, district, (guint)totals[i].total, weights, totals[i].field);
  /* Rounding must not certify more officers than there are. */
  for (guint i = 0; i < district->n; i++)
    {
      PentadForceStreet *street = &force->streets[district->first + i];

      street->certified = MIN (street->certified, street->officers);
    }
}

static guint
count_of_kind (const PentadForceStreet *street, PentadPostKind kind)
{
  switch (kind)
    {
    case PENTAD_POST_OFFICER:
      return street->officers;
    case PENTAD_POST_AUXILIARY:
      return street->auxiliaries;
    case PENTAD_POST_SUPERVISOR:
      return street->supervisors;
    case PENTAD_POST_VEHICLE:
      return street->vehicles;
    case PENTAD_POST_FIXED:
      return street->fixed_posts;
    case PENTAD_N_POSTS:
      break;
    }
  return 0;
}

PentadForce *
pentad_force_new (guint64 seed,
                  const PentadPlaces *places,
                  const PentadDemand *demand,
                  const PentadZone *zone)
{
  PentadForce *force = g_new0 (PentadForce, 1);
  g_autofree double *cases = g_new0 (double, places->districts->len);
  g_autofree guint *supervisors = g_new0 (guint, places->districts->len);
  guint n_streets = places->streets->len;

  force->seed = seed;
  force->places = places;
  force->zone = zone;
  force->streets = g_new0 (PentadForceStreet, n_streets);
  for (guint grid = 0; grid < places->n_grids; grid++)
    cases[pentad_places_district_of_grid (places, grid)] += demand->mean[grid];
  pentad_apportion (places->tier->supervisors, cases, NULL, places->districts->len, 1, supervisors);
  for (guint i = 0; i < places->districts->len; i++)
    staff_district (force, i, supervisors[i]);
  for (int kind = 0; kind < PENTAD_N_POSTS; kind++)
    {
      guint next = 1;

      force->first_number[kind] = g_new (guint, n_streets);
      for (guint i = 0; i < n_streets; i++)
        {
          force->first_number[kind][i] = next;
          next += count_of_kind (&force->streets[i], kind);
        }
    }
  return force;
}

void
pentad_force_free (PentadForce *force)
{
  for (int kind = 0; kind < PENTAD_N_POSTS; kind++)
    g_free (force->first_number[kind]);
  g_free (force->streets);
  g_free (force);
}

/* Whether someone works at `now`: five days of seven, an early or a late shift, few at night. */
static gboolean
is_on_duty (const PentadForce *force, PentadPostKind kind, guint number, gint64 now)
{
  static const double begins[] = { 7.5, 8.0, 8.0, 8.5, 8.5, 13.0, 22.0 };
  gint32 day = pentad_zone_day (force->zone, now);
  double hour = pentad_zone_second_of_day (force->zone, now) / 3600.0;
  PentadRng rng = pentad_rng (force->seed, PENTAD_STREAM_STAFF, 1 + kind, number);
  double begin =
      begins[pentad_rng_below (&rng, G_N_ELEMENTS (begins))] + pentad_rng_between (&rng, -0.3, 0.3);
  double long_s = pentad_rng_between (&rng, 8, 9.5);
  guint rest = pentad_rng_below (&rng, 7);

  if (kind == PENTAD_POST_FIXED)
    return hour >= 6.5 && hour < 22;
  /* A night shift belongs to the day on which it began. */
  if (hour < begin)
    {
      hour += 24;
      day--;
    }
  if (hour >= begin + long_s)
    return FALSE;
  return (guint)((day + 7 - (gint32)rest) % 7) >= 2;
}

/* Someone on duty may be away from the post, or off line, for a quarter of an hour. */
static gboolean
is_away (const PentadForce *force, PentadPostKind kind, guint number, gint64 now, double share)
{
  return pentad_hash_unit (force->seed, PENTAD_STREAM_STAFF, 100 + kind * (gint64)10000000 + number,
                           now / 900) < share;
}

/* Where someone stands at the end of a walk: a point in some grid of the street. */
static PentadPoint
stop_at (const PentadForce *force, guint street, PentadPostKind kind, guint number, gint64 slot)
{
  const PentadPlace *place = pentad_places_street (force->places, street);
  PentadRng rng =
      pentad_rng (force->seed, PENTAD_STREAM_PATROL, kind * (gint64)10000000 + number, slot);
  guint grid = place->first_grid + pentad_rng_below (&rng, place->n_grids);
  PentadPoint point = { NAN, NAN };

  pentad_shapes_inner_point (force->places->shapes, grid, &point);
  return point;
}

static PentadPoint
position_at (const PentadForce *force, guint street, PentadPostKind kind, guint number, gint64 now)
{
  gint64 slot = kind == PENTAD_POST_FIXED ? 0 : now / WALK_S;
  double along = kind == PENTAD_POST_FIXED ? 0 : (double)(now % WALK_S) / WALK_S;
  PentadPoint from = stop_at (force, street, kind, number, slot);
  PentadPoint to = stop_at (force, street, kind, number, slot + 1);

  return (PentadPoint){ from.lon + along * (to.lon - from.lon),
                        from.lat + along * (to.lat - from.lat) };
}

static void
add_position (const PentadForce *force,
              PentadStaff *staff,
              guint street,
              PentadPostKind kind,
              guint number,
              gboolean on_post,
              gint64 now)
{
  static const char prefix[PENTAD_N_POSTS] = { 'O', 'A', 'S', 'V', 'F' };
  g_autofree char *code = g_strdup_printf ("%c-%03u", prefix[kind], number);
  PentadPoint point = position_at (force, street, kind, number, now);
  PentadUnitPosition *position = pentad_staff_add_position (staff, code, kind);

  position->lon = point.lon;
  position->lat = point.lat;
  position->on_post = on_post;
  /* Devices tell their position every minute and a half. */
  position->seen =
      now - (gint64)(pentad_hash (force->seed, PENTAD_STREAM_POSITION, kind, number) % 90);
  /* A supervisor has the responsibility grid of the same number. */
  if (kind == PENTAD_POST_SUPERVISOR)
    position->area = g_strdup_printf ("R-%03u", number);
}

/* Adds the positions of a kind in a street; tells how many are on duty, on post and on line. */
static void
muster (const PentadForce *force,
        PentadStaff *staff,
        guint street,
        PentadPostKind kind,
        gint64 now,
        int *on_duty,
        int *on_post,
        int *online)
{
  guint n = count_of_kind (&force->streets[street], kind);
  guint first = force->first_number[kind][street];

  *on_duty = *on_post = *online = 0;
  for (guint i = 0; i < n; i++)
    {
      guint number = first + i;
      gboolean here;

      if (!is_on_duty (force, kind, number, now))
        continue;
      here = !is_away (force, kind, number, now, 0.05);
      ++*on_duty;
      *on_post += here;
      *online += !is_away (force, kind, number + 5000000, now, 0.035);
      add_position (force, staff, street, kind, number, here, now);
    }
}

/* Grids that were walked today; nearly each has its hour between morning and evening. */
static int
add_patrols (const PentadForce *force, PentadStaff *staff, const PentadPlace *street, gint64 now)
{
  gint32 day = pentad_zone_day (force->zone, now);
  double now_hour = pentad_zone_second_of_day (force->zone, now) / 3600.0;
  int n = 0;

  for (guint k = 0; k < street->n_grids; k++)
    {
      double unit =
          pentad_hash_unit (force->seed, PENTAD_STREAM_PATROL, -1 - day, street->first_grid + k);

      double hour = 7.2 + 12.5 * unit / 0.965;
      PentadPatrol patrol;
      char code[24];

      if (unit >= 0.965 || hour > now_hour)
        continue;
      pentad_places_grid_code (force->places, street->first_grid + k, code);
      patrol = (PentadPatrol){ g_strdup (code), now - (gint64)((now_hour - hour) * 3600) };
      g_array_append_val (staff->patrols, patrol);
      n++;
    }
  return n;
}

static void
fill_row (
    const PentadForce *force, PentadStaff *staff, PentadStaffRow *row, guint index, gint64 now)
{
  const PentadForceStreet *street = &force->streets[index];
  const PentadPlace *place = pentad_places_street (force->places, index);
  int on_duty, on_post, online, officers_online;

  row->establishment = (int)street->establishment;
  row->established = (int)street->established;
  row->officers = (int)street->officers;
  row->frontline = (int)street->frontline;
  row->certified = (int)street->certified;
  row->auxiliaries = (int)street->auxiliaries;
  row->auxiliaries_year_ago = (int)street->auxiliaries_year_ago;
  row->supervisors = (int)street->supervisors;
  row->vehicles = (int)street->vehicles;
  row->recorders = (int)street->recorders;
  row->terminals = (int)street->terminals;
  muster (force, staff, index, PENTAD_POST_OFFICER, now, &on_duty, &row->officers_on_post,
          &officers_online);
  row->recorders_online = MIN (row->recorders, officers_online * 9 / 10);
  row->terminals_online = MIN (row->terminals, officers_online);
  muster (force, staff, index, PENTAD_POST_AUXILIARY, now, &on_duty, &row->auxiliaries_on_post,
          &online);
  muster (force, staff, index, PENTAD_POST_SUPERVISOR, now, &row->supervisors_on_duty, &on_post,
          &row->supervisors_online);
  muster (force, staff, index, PENTAD_POST_VEHICLE, now, &row->vehicles_out, &on_post, &online);
  muster (force, staff, index, PENTAD_POST_FIXED, now, &on_duty, &on_post, &online);
  row->grids_assigned = (int)place->n_grids;
  row->grids_patrolled = add_patrols (force, staff, place, now);
}

/* Adds every count of one row to another. */
static void
add_row (PentadStaffRow *sum, const PentadStaffRow *row)
{
  const struct
  {
    int *to;
    int value;
  } counts[] = {
    { &sum->establishment, row->establishment },
    { &sum->established, row->established },
    { &sum->officers, row->officers },
    { &sum->frontline, row->frontline },
    { &sum->certified, row->certified },
    { &sum->auxiliaries, row->auxiliaries },
    { &sum->auxiliaries_year_ago, row->auxiliaries_year_ago },
    { &sum->officers_on_post, row->officers_on_post },
    { &sum->auxiliaries_on_post, row->auxiliaries_on_post },
    { &sum->supervisors, row->supervisors },
    { &sum->supervisors_on_duty, row->supervisors_on_duty },
    { &sum->supervisors_online, row->supervisors_online },
    { &sum->grids_assigned, row->grids_assigned },
    { &sum->grids_patrolled, row->grids_patrolled },
    { &sum->vehicles, row->vehicles },
    { &sum->vehicles_out, row->vehicles_out },
    { &sum->recorders, row->recorders },
    { &sum->recorders_online, row->recorders_online },
    { &sum->terminals, row->terminals },
    { &sum->terminals_online, row->terminals_online },
  };

  /* A fresh row holds -1, "not sent". */
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    *counts[i].to = MAX (*counts[i].to, 0) + counts[i].value;
}

PentadStaff *
pentad_force_staff (const PentadForce *force, gint64 now)
{
  const PentadPlaces *places = force->places;
  PentadStaff *staff = pentad_staff_new ();

  staff->as_of = now;
  for (guint i = 0; i < places->districts->len; i++)
    {
      const PentadPlace *district = pentad_places_district (places, i);
      PentadStaffRow *sum = pentad_staff_add_row (staff, district->code);

      for (guint k = district->first; k < district->first + district->n; k++)
        {
          PentadStaffRow *row;

          if (k == places->silent_street)
            continue;
          row = pentad_staff_add_row (staff, pentad_places_street (places, k)->code);
          fill_row (force, staff, row, k, now);
          add_row (sum, row);
        }
    }
  return staff;
}
