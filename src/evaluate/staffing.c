/* Staffing coverage: officers against what the population asks for (domain.md 1.3, S1 article 8).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/staffing.h"

#include <math.h>

#define RESIDENTS_PER_RATIO 10000.0

/* Every count of a row. */
static const gsize counts[] = {
  G_STRUCT_OFFSET (PentadStaffRow, establishment),
  G_STRUCT_OFFSET (PentadStaffRow, established),
  G_STRUCT_OFFSET (PentadStaffRow, officers),
  G_STRUCT_OFFSET (PentadStaffRow, frontline),
  G_STRUCT_OFFSET (PentadStaffRow, certified),
  G_STRUCT_OFFSET (PentadStaffRow, auxiliaries),
  G_STRUCT_OFFSET (PentadStaffRow, auxiliaries_year_ago),
  G_STRUCT_OFFSET (PentadStaffRow, officers_on_post),
  G_STRUCT_OFFSET (PentadStaffRow, auxiliaries_on_post),
  G_STRUCT_OFFSET (PentadStaffRow, supervisors),
  G_STRUCT_OFFSET (PentadStaffRow, supervisors_on_duty),
  G_STRUCT_OFFSET (PentadStaffRow, supervisors_online),
  G_STRUCT_OFFSET (PentadStaffRow, grids_assigned),
  G_STRUCT_OFFSET (PentadStaffRow, grids_patrolled),
  G_STRUCT_OFFSET (PentadStaffRow, vehicles),
  G_STRUCT_OFFSET (PentadStaffRow, vehicles_out),
  G_STRUCT_OFFSET (PentadStaffRow, recorders),
  G_STRUCT_OFFSET (PentadStaffRow, recorders_online),
  G_STRUCT_OFFSET (PentadStaffRow, terminals),
  G_STRUCT_OFFSET (PentadStaffRow, terminals_online),
};

/* What one row does not send is not known of the sum: a ratio of sums over different rows would be
 * that of no place. The sum is no larger than an int holds. */
static void
add_row (PentadStaffRow *sum, const PentadStaffRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      int value = G_STRUCT_MEMBER (int, row, counts[i]);
      int *of_all = &G_STRUCT_MEMBER (int, sum, counts[i]);

      *of_all = *of_all < 0 || value < 0 ? -1 : (int)MIN ((gint64)*of_all + value, G_MAXINT);
    }
}

static double
percent (int part, int whole)
{
  return part >= 0 && whole > 0 ? 100.0 * part / whole : NAN;
}

/* The officers that the population of a place asks for: by the kind of its district, and of what
 * lies above districts as many as its districts together. NAN unknown. */
static double
get_required (PentadCity *city, int place)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  const PentadDivision *division = pentad_divisions_get (divisions, place);
  const PentadScheme *scheme = pentad_city_get_scheme (city);
  int district = pentad_divisions_ancestor (divisions, place, PENTAD_LEVEL_DISTRICT);
  g_autoptr (GArray) children =
      district == PENTAD_NO_PLACE ? pentad_divisions_children (divisions, place) : NULL;
  double sum = 0;

  if (scheme == NULL)
    return NAN;
  if (children != NULL && children->len > 0 &&
      pentad_divisions_get (divisions, g_array_index (children, int, 0))->level ==
          PENTAD_LEVEL_DISTRICT)
    {
      for (guint i = 0; i < children->len; i++)
        sum += get_required (city, g_array_index (children, int, i));
      return sum;
    }
  PentadDivisionKind kind = district != PENTAD_NO_PLACE
                                ? pentad_divisions_get (divisions, district)->kind
                                : PENTAD_DIVISION_OTHER;
  return division->population >= 0
             ? (double)division->population / RESIDENTS_PER_RATIO * scheme->staffing_ratio[kind]
             : NAN;
}

/* Adds the row of one place with the officers that its population asks for. */
static gboolean
add_place (PentadCity *city, int place, PentadStaffing *staffing, double *required)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  const PentadDivision *division = pentad_divisions_get (divisions, place);
  const PentadStaffRow *row = pentad_staff_find (pentad_city_get_staff (city), division->code);
  double population = division->population >= 0 ? (double)division->population : NAN;

  if (row == NULL)
    return FALSE;
  add_row (&staffing->sum, row);
  staffing->population += population;
  *required += get_required (city, place);
  return TRUE;
}

gboolean
pentad_staffing_compute (PentadCity *city, int place, PentadStaffing *staffing)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  double required = 0;
  gboolean any;

  if (divisions == NULL || pentad_city_get_staff (city) == NULL)
    return FALSE;
  *staffing = (PentadStaffing){ 0 };
  any = add_place (city, place, staffing, &required);
  if (!any)
    {
      g_autoptr (GArray) children = pentad_divisions_children (divisions, place);

      for (guint i = 0; i < children->len; i++)
        any |= add_place (city, g_array_index (children, int, i), staffing, &required);
    }
  if (!any)
    return FALSE;

  const PentadStaffRow *sum = &staffing->sum;
  gboolean peopled = staffing->population > 0 && sum->officers >= 0;
  staffing->ratio = peopled ? RESIDENTS_PER_RATIO * required / staffing->population : NAN;
  /* Multiplied first: 30 officers for 100,000 are exactly 3. */
  staffing->density = peopled ? RESIDENTS_PER_RATIO * sum->officers / staffing->population : NAN;
  staffing->coverage = peopled && required > 0 ? 100.0 * sum->officers / required : NAN;
  staffing->frontline_share = percent (sum->frontline, sum->establishment);
  staffing->cert_rate = percent (sum->certified, sum->officers);
  staffing->aux_ratio = percent (sum->auxiliaries, sum->established);
  staffing->online_rate = percent (sum->supervisors_online, sum->supervisors_on_duty);
  staffing->patrol_rate = percent (sum->grids_patrolled, sum->grids_assigned);
  return TRUE;
}
