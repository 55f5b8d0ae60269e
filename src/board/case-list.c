/* Cases as rows: those behind a figure, those near a place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/case-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "board/act-words.h"
#include "board/panels.h"
#include "evaluate/explain.h"
#include "evaluate/formula.h"
#include "render/format.h"

/* Rows of a list; nobody reads more, and the table that is saved says so. */
#define MAX_ROWS       5000
#define EARTH_RADIUS_M 6371008.8

static const char *
class_name (PentadCity *city, int index, PentadLanguage language)
{
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (city);
  const PentadClass *row =
      catalogue != NULL && index >= 0 ? pentad_catalogue_get_class (catalogue, index) : NULL;
  const char *name = row != NULL ? pentad_label_get (&row->name, language) : "";

  return name[0] != '\0' ? name : row != NULL ? row->code : _ ("unknown class");
}

/* The finest place above the unit grids; NULL none. */
static char *
place_name (const PentadBoardData *data, const PentadCaseRow *row, PentadLanguage language)
{
  for (int level = PENTAD_LEVEL_COMMUNITY; level > PENTAD_LEVEL_CITY; level--)
    if (row->place[level] != PENTAD_NO_PLACE)
      return pentad_board_place_label (data, row->place[level], language);
  return NULL;
}

/* "11-22 14:32". */
static char *
moment (PentadCity *city, gint64 time)
{
  const PentadZone *zone = pentad_city_get_zone (city);
  g_autofree char *day = NULL, *clock = NULL;

  if (time == PENTAD_NO_TIME)
    return NULL;
  day = pentad_format_day_short (pentad_zone_day (zone, time));
  clock = pentad_format_time (time, zone);
  return g_strdup_printf ("%s %s", day, clock);
}

static PentadCaseList *
list_new (const char *last_heading)
{
  PentadCaseList *self = g_new0 (PentadCaseList, 1);

  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->table = pentad_data_table_new (PENTAD_DATA_LIST);
  pentad_data_table_add_column (self->table, PENTAD_DATA_NAME, _ ("Case"));
  pentad_data_table_add_column (self->table, PENTAD_DATA_WORDS, _ ("Class"));
  pentad_data_table_add_column (self->table, PENTAD_DATA_WORDS, _ ("Place"));
  pentad_data_table_add_column (self->table, PENTAD_DATA_WORDS, _ ("Reported at"));
  pentad_data_table_add_column (self->table, PENTAD_DATA_WORDS, _ ("State"));
  pentad_data_table_add_column (self->table, PENTAD_DATA_VALUE, last_heading);
  return self;
}

static void
add_row (PentadCaseList *self,
         const PentadBoardData *data,
         const PentadCaseRow *row,
         const char *text,
         double value,
         PentadLanguage language)
{
  PentadCity *city = data->query.city;
  const char *id = pentad_case_get_id (row->data);
  g_autofree char *place = place_name (data, row, language);
  g_autofree char *reported = moment (city, pentad_case_get_reported (row->data));
  PentadCaseView view;

  pentad_case_view (row->data, data->query.time, &view);
  g_ptr_array_add (self->ids, g_strdup (id));
  pentad_data_table_add_row (self->table);
  pentad_data_table_set (self->table, 0, id, NAN);
  pentad_data_table_set (self->table, 1, class_name (city, row->class_index, language), NAN);
  pentad_data_table_set (self->table, 2, place, NAN);
  pentad_data_table_set (self->table, 3, reported, NAN);
  pentad_data_table_set (self->table, 4,
                         pentad_case_view_is_overdue (&view, data->query.time)
                             ? _ ("Overdue")
                             : pentad_outcome_words (view.outcome),
                         NAN);
  pentad_data_table_set (self->table, 5, text, value);
}

void
pentad_case_list_free (PentadCaseList *list)
{
  g_clear_pointer (&list->table, pentad_data_table_unref);
  g_ptr_array_unref (list->ids);
  g_free (list->title);
  g_free (list->summary);
  g_free (list);
}

/* --- Behind a figure ------------------------------------------------------------------------- */

/* Value, formula, rule, period and what is left out, a line each. */
static char *
summarise (const PentadBoardData *data, const PentadExplanation *why, PentadLanguage language)
{
  GString *text = g_string_new (NULL);
  g_autofree char *value = pentad_board_figure_text (why->indicator, &why->now);
  g_autofree char *formula = pentad_formula_words (why->scheme, why->indicator, language);
  g_autofree char *place = pentad_board_place_label (data, why->unit, language);
  g_autofree char *period = pentad_board_period_name (&why->period);

  g_string_append_printf (text, "%s · %s · %s", place, period,
                          value != NULL ? value : PENTAD_NO_VALUE);
  if (why->now.state == PENTAD_FIGURE_VALUE && !isnan (why->now.numerator) &&
      !isnan (why->now.denominator))
    {
      g_autofree char *above = pentad_format_count (why->now.numerator);
      g_autofree char *below = pentad_format_count (why->now.denominator);

      g_string_append_printf (text, " = %s ÷ %s", above, below);
    }
  g_string_append_printf (text, "\n%s\n%s", formula, pentad_cohort_words (why->indicator->cohort));
  if (why->excluded[PENTAD_EXCLUDED_DAYS] > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Days of which nothing is known: %d"),
                              (int)why->excluded[PENTAD_EXCLUDED_DAYS]);
    }
  if (why->excluded[PENTAD_EXCLUDED_DEADLINES] > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, _ ("Deadlines left out, moved or suspended: %d"),
                              (int)why->excluded[PENTAD_EXCLUDED_DEADLINES]);
    }
  return g_string_free (text, FALSE);
}

/* "+1", "−1 ÷ 1": how often a case counts above and below the line. */
static char *
counted (const PentadExplainedCase *item, gboolean has_below)
{
  return has_below ? g_strdup_printf ("%d ÷ %d", item->above, item->below)
                   : g_strdup_printf ("%d", item->above);
}

static void
add_cases (PentadCaseList *self,
           const PentadBoardData *data,
           const PentadExplanation *why,
           PentadLanguage language)
{
  for (guint i = 0; i < why->cases->len && self->ids->len < MAX_ROWS; i++)
    {
      const PentadExplainedCase *item = &g_array_index (why->cases, PentadExplainedCase, i);
      g_autofree char *text = counted (item, why->n_below != 0);
      PentadCaseRow row;

      if (pentad_city_find_case (data->query.city, item->id, &row))
        add_row (self, data, &row, text, item->above - item->below, language);
    }
}

PentadCaseList *
pentad_case_list_of_figure (const PentadBoardData *data,
                            const char *figure,
                            PentadLanguage language)
{
  const PentadBoardQuery *query = &data->query;
  g_autoptr (PentadExplanation) why = pentad_explain (
      query->city, PENTAD_SUBJECT_AREA, query->place, &query->period, query->time, figure);
  PentadCaseList *self;

  if (why == NULL)
    return NULL;
  self = list_new (_ ("Counts"));
  self->title = g_strdup (pentad_label_get (&why->indicator->label, language));
  self->summary = summarise (data, why, language);
  self->needs_cases = !why->has_cases && why->indicator->composite == NULL;
  if (why->has_cases)
    add_cases (self, data, why, language);
  else
    g_clear_pointer (&self->table, pentad_data_table_unref);
  return self;
}

/* --- Near a case ----------------------------------------------------------------------------- */

typedef struct
{
  double metres;
  PentadCaseRow row;
} Near;

typedef struct
{
  double lon, lat, metres;
  const char *id;
  GArray *found; /* Near */
} Search;

/* Of points that lie close together; flat enough. */
static double
distance_m (double lon_a, double lat_a, double lon_b, double lat_b)
{
  double x = (lon_b - lon_a) * G_PI / 180 * cos ((lat_a + lat_b) / 2 * G_PI / 180);
  double y = (lat_b - lat_a) * G_PI / 180;

  return EARTH_RADIUS_M * sqrt (x * x + y * y);
}

static void
near_cb (const PentadCaseRow *row, gpointer user_data)
{
  Search *search = user_data;
  Near near = { .row = *row };

  near.metres = distance_m (search->lon, search->lat, pentad_case_get_lon (row->data),
                            pentad_case_get_lat (row->data));
  if (near.metres <= search->metres && !g_str_equal (pentad_case_get_id (row->data), search->id))
    g_array_append_val (search->found, near);
}

static int
compare_near (gconstpointer a, gconstpointer b)
{
  double x = ((const Near *)a)->metres, y = ((const Near *)b)->metres;

  return (x > y) - (x < y);
}

PentadCaseList *
pentad_case_list_nearby (const PentadBoardData *data,
                         const char *id,
                         double metres,
                         guint limit,
                         PentadLanguage language)
{
  PentadCaseList *self = list_new (_ ("Metres"));
  PentadCaseRow row;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Near));

  self->title = g_strdup_printf (_ ("Within %d m"), (int)metres);
  if (!pentad_city_find_case (data->query.city, id, &row) || isnan (pentad_case_get_lon (row.data)))
    return self;
  Search search = { pentad_case_get_lon (row.data), pentad_case_get_lat (row.data), metres, id,
                    found };
  /* Neighbours lie in the same district but at its edge; the whole city is looked through. */
  pentad_city_foreach_case (data->query.city, near_cb, &search);
  g_array_sort (found, compare_near);
  for (guint i = 0; i < MIN (found->len, limit); i++)
    {
      const Near *near = &g_array_index (found, Near, i);
      g_autofree char *text = pentad_format_number (near->metres, 0);

      add_row (self, data, &near->row, text, near->metres, language);
    }
  return self;
}
