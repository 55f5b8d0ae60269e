/* A city small enough to count by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "small-city.h"

#include "trail-text.h"

#include <string.h>

static void
add_square (PentadDivisionsBuilder *builder,
            PentadLevel level,
            const char *code,
            const char *parent,
            double west,
            double east,
            double north)
{
  PentadShapes *shapes = pentad_divisions_builder_get_shapes (builder, level);

  g_assert_nonnull (pentad_divisions_builder_add (builder, level, code, NULL, parent));
  pentad_shapes_begin_ring (shapes);
  pentad_shapes_add_point (shapes, west, 0);
  pentad_shapes_add_point (shapes, east, 0);
  pentad_shapes_add_point (shapes, east, north);
  pentad_shapes_add_point (shapes, west, north);
}

PentadDivisions *
small_city_divisions (void)
{
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("990100", NULL);

  add_square (builder, PENTAD_LEVEL_DISTRICT, "d1", NULL, 0, 10, 10);
  add_square (builder, PENTAD_LEVEL_DISTRICT, "d2", NULL, 10, 20, 10);
  add_square (builder, PENTAD_LEVEL_STREET, "s1", "d1", 0, 5, 10);
  add_square (builder, PENTAD_LEVEL_STREET, "s2", "d1", 5, 9, 10);
  add_square (builder, PENTAD_LEVEL_STREET, "s3", "d2", 10, 20, 10);
  for (int i = 0; i <= 20; i++)
    {
      g_autofree char *code = g_strdup_printf ("g%d", i);

      add_square (builder, PENTAD_LEVEL_GRID, code, NULL, i, i + 1, 1);
    }
  return pentad_divisions_builder_finish (builder);
}

static void
add_term (GArray *terms, PentadCount count, int sign)
{
  PentadTerm term = { count, sign };

  g_array_append_val (terms, term);
}

static void
add_count (PentadScheme *scheme, const char *id, PentadCount count)
{
  add_term (pentad_scheme_add (scheme, id)->numerator, count, 1);
}

static void
add_measure (PentadScheme *scheme, const char *id, PentadMeasure measure)
{
  PentadIndicator *indicator = pentad_scheme_add (scheme, id);

  indicator->measure = measure;
  indicator->unit = measure == PENTAD_MEASURE_OUTSIDE ? PENTAD_UNIT_COUNT : PENTAD_UNIT_HOURS;
}

/* Closed cases over those due, less the ones still open and not handled in time. */
static void
add_rate (PentadScheme *scheme, const char *id, PentadCount numerator, PentadCount less)
{
  PentadIndicator *indicator = pentad_scheme_add (scheme, id);

  indicator->unit = PENTAD_UNIT_PERCENT;
  add_term (indicator->numerator, numerator, 1);
  if (less != PENTAD_N_COUNTS)
    add_term (indicator->numerator, less, -1);
  add_term (indicator->denominator, PENTAD_COUNT_NEED_CLOSE, 1);
}

PentadScheme *
small_city_scheme (void)
{
  PentadScheme *scheme = pentad_scheme_new ("small");

  scheme->limits = (PentadStepLimits){ 3600, 900, 900, 900, 1800, 900, 900, 900 };
  add_count (scheme, "report", PENTAD_COUNT_REPORT);
  add_count (scheme, "file", PENTAD_COUNT_FILE);
  add_count (scheme, "close", PENTAD_COUNT_CLOSE);
  add_count (scheme, "open", PENTAD_COUNT_OPEN);
  add_count (scheme, "overdue", PENTAD_COUNT_OVERDUE);
  add_measure (scheme, "outside", PENTAD_MEASURE_OUTSIDE);
  add_rate (scheme, "close_rate", PENTAD_COUNT_NEED_CLOSE, PENTAD_COUNT_OPEN_DUE);
  add_rate (scheme, "in_time_close_rate", PENTAD_COUNT_DUE_DISPOSED, PENTAD_COUNT_OPEN_DUE_IN_TIME);
  add_rate (scheme, "rework_rate", PENTAD_COUNT_REWORK, PENTAD_N_COUNTS);
  add_measure (scheme, "mean_time", PENTAD_MEASURE_MEAN_TIME);
  add_measure (scheme, "median_time", PENTAD_MEASURE_MEDIAN_TIME);
  pentad_scheme_add (scheme, "unsent");
  return scheme;
}

PentadCity *
small_city_new (void)
{
  PentadCity *city = pentad_city_new ();
  g_autoptr (PentadAbout) about = pentad_about_new ();
  g_autoptr (PentadDivisions) divisions = small_city_divisions ();
  g_autoptr (PentadScheme) scheme = small_city_scheme ();
  g_autoptr (PentadCatalogue) catalogue = pentad_catalogue_new ();

  about->code = g_strdup ("990100");
  about->zone = trail_text_zone ();
  pentad_catalogue_add_class (catalogue, "e01", NULL, PENTAD_CLASS_EVENT, NULL);
  pentad_catalogue_add_class (catalogue, "e0101", NULL, PENTAD_CLASS_EVENT, "e01");
  pentad_catalogue_add_department (catalogue, "D1", NULL, NULL, NULL);
  pentad_catalogue_add_department (catalogue, "D2", NULL, NULL, NULL);
  pentad_city_set_about (city, about);
  pentad_city_set_divisions (city, divisions);
  pentad_city_set_scheme (city, scheme);
  pentad_city_set_catalogue (city, catalogue);
  return city;
}

GPtrArray *
small_city_cases (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_case_free);
}

void
small_city_apply (PentadCity *city, gint64 as_of, gboolean is_delta, GPtrArray *cases)
{
  g_autoptr (PentadState) state = pentad_state_new ();

  state->as_of = as_of;
  state->is_delta = is_delta;
  for (guint i = 0; i < cases->len; i++)
    g_ptr_array_add (state->cases, pentad_case_copy (g_ptr_array_index (cases, i)));
  pentad_city_apply_state (city, state);
}

const PentadCaseRow *
small_city_find (PentadCity *city, const char *id)
{
  guint n;
  const PentadCaseRow *rows = pentad_city_get_cases (city, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (pentad_case_get_id (rows[i].data), id) == 0)
      return &rows[i];
  return NULL;
}

gboolean
small_city_has_finding (PentadCity *city, const char *text)
{
  const GPtrArray *findings = pentad_city_get_findings (city);

  for (guint i = 0; i < findings->len; i++)
    {
      g_autofree char *said = pentad_finding_describe (g_ptr_array_index (findings, i));

      if (strstr (said, text) != NULL)
        return TRUE;
    }
  return FALSE;
}
