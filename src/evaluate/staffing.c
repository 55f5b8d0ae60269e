/* Staffing coverage: officers against what the population asks for (domain.md 1.3, S1 article 8).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evaluate/staffing.h"

#include <math.h>

#define RESIDENTS_PER_RATIO 10000.0

/* Every count of a row; "not sent" plus a number is that number. */
static void
add_count (int *sum, int value)
{
  if (value >= 0)
    *sum = MAX (*sum, 0) + value;
}

static void
add_row (PentadStaffRow *sum, const PentadStaffRow *row)
{
  add_count (&sum->establishment, row->establishment);
  add_count (&sum->established, row->established);
  add_count (&sum->officers, row->officers);
  add_count (&sum->frontline, row->frontline);
  add_count (&sum->certified, row->certified);
  add_count (&sum->auxiliaries, row->auxiliaries);
  add_count (&sum->auxiliaries_year_ago, row->auxiliaries_year_ago);
  add_count (&sum->officers_on_post, row->officers_on_post);
  add_count (&sum->auxiliaries_on_post, row->auxiliaries_on_post);
  add_count (&sum->supervisors, row->supervisors);
  add_count (&sum->supervisors_on_duty, row->supervisors_on_duty);
  add_count (&sum->supervisors_online, row->supervisors_online);
  add_count (&sum->grids_assigned, row->grids_assigned);
  add_count (&sum->grids_patrolled, row->grids_patrolled);
  add_count (&sum->vehicles, row->vehicles);
  add_count (&sum->vehicles_out, row->vehicles_out);
  add_count (&sum->recorders, row->recorders);
  add_count (&sum->recorders_online, row->recorders_online);
  add_count (&sum->terminals, row->terminals);
  add_count (&sum->terminals_online, row->terminals_online);
}

static double
percent (int part, int whole)
{
  return part >= 0 && whole > 0 ? 100.0 * part / whole : NAN;
}

/* Adds the row of one place with the officers that its population asks for. */
static gboolean
add_place (PentadCity *city, int place, PentadStaffing *staffing, double *required)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  const PentadDivision *division = pentad_divisions_get (divisions, place);
  const PentadStaffRow *row = pentad_staff_find (pentad_city_get_staff (city), division->code);
  const PentadScheme *scheme = pentad_city_get_scheme (city);
  int district = pentad_divisions_ancestor (divisions, place, PENTAD_LEVEL_DISTRICT);
  PentadDivisionKind kind = district != PENTAD_NO_PLACE
                                ? pentad_divisions_get (divisions, district)->kind
                                : PENTAD_DIVISION_OTHER;
  double ratio = scheme != NULL ? scheme->staffing_ratio[kind] : NAN;
  double population = division->population >= 0 ? (double)division->population : NAN;

  if (row == NULL)
    return FALSE;
  add_row (&staffing->sum, row);
  staffing->population = (isnan (staffing->population) ? 0 : staffing->population) + population;
  *required += population / RESIDENTS_PER_RATIO * ratio;
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
  *staffing = (PentadStaffing){ .population = NAN };
  pentad_staff_row_init (&staffing->sum);
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
  staffing->coverage = peopled && required > 0 ? 100 * sum->officers / required : NAN;
  staffing->frontline_share = percent (sum->frontline, sum->establishment);
  staffing->cert_rate = percent (sum->certified, sum->officers);
  staffing->aux_ratio = percent (sum->auxiliaries, sum->established);
  staffing->online_rate = percent (sum->supervisors_online, sum->supervisors_on_duty);
  staffing->patrol_rate = percent (sum->grids_patrolled, sum->grids_assigned);
  return TRUE;
}
