/* All that is known of a case: facts, and its trail with the time that each step took.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "board/case-card.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "board/act-words.h"
#include "board/board.h"
#include "board/filter-words.h"
#include "render/format.h"

/* The partition of the grids that are in one person's charge (data/platform-api.md). */
#define RESPONSIBILITY "responsibility"

typedef struct
{
  PentadCaseCard *card;
  const PentadBoardData *data;
  PentadCity *city;
  PentadLanguage language;
  gint64 now;
} Making;

static void
clear_fact (PentadCardFact *fact)
{
  g_free (fact->label);
  g_free (fact->text);
}

/* Takes the text; NULL and "" are left out. */
static void
take_fact (const Making *making, const char *label, char *text, PentadTone tone)
{
  PentadCardFact fact = { g_strdup (label), text, tone };

  if (text == NULL || text[0] == '\0')
    clear_fact (&fact);
  else
    g_array_append_val (making->card->facts, fact);
}

static char *
moment (const Making *making, gint64 time)
{
  return time != PENTAD_NO_TIME
             ? pentad_format_clock (time, pentad_city_get_zone (making->city), making->language)
             : NULL;
}

static char *
class_name (const Making *making, const PentadCaseRow *row)
{
  const char *code = pentad_case_get_class_code (row->data);

  return code != NULL
             ? pentad_filter_value_words (making->city, PENTAD_FILTER_CLASS, code, making->language)
             : g_strdup (_ ("unknown class"));
}

static char *
department_name (const Making *making, const char *code)
{
  return code != NULL ? pentad_filter_value_words (making->city, PENTAD_FILTER_DEPARTMENT, code,
                                                   making->language)
                      : NULL;
}

/* From the district down to the unit grid. */
static void
add_places (const Making *making, const PentadCaseRow *row)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (making->city);
  GString *way = g_string_new (NULL);

  for (int level = PENTAD_LEVEL_CITY + 1; level < PENTAD_N_LEVELS && divisions != NULL; level++)
    {
      const PentadDivision *division;
      g_autofree char *name = NULL;

      if (row->place[level] == PENTAD_NO_PLACE)
        continue;
      division = pentad_divisions_get (divisions, row->place[level]);
      name = pentad_board_place_label (making->data, row->place[level], making->language);
      g_string_append_printf (way, "%s%s", way->len > 0 ? " › " : "", name);
      g_free (making->card->target);
      making->card->target = g_strdup_printf ("%s:%s", pentad_level_id (level), division->code);
      if (level == PENTAD_LEVEL_GRID && division->responsible != NULL)
        take_fact (making, _ ("Responsible for the grid"), g_strdup (division->responsible),
                   PENTAD_TONE_NEUTRAL);
    }
  take_fact (making, _ ("Place"), g_string_free (way, FALSE), PENTAD_TONE_NEUTRAL);
}

/* "Wang Wei · 138…", whichever of them is known; NULL none. Transfer full. */
static char *
describe_person (const PentadZoneArea *area)
{
  if (area->responsible != NULL && area->telephone != NULL)
    return g_strdup_printf ("%s · %s", area->responsible, area->telephone);
  return g_strdup (area->responsible != NULL ? area->responsible : area->telephone);
}

/* Who is in charge of the areas of a partition that the grid lies in. TRUE when anybody is. */
static gboolean
add_persons_of (const Making *making, const PentadPartition *partition, int grid)
{
  gboolean is_own = g_str_equal (partition->id, RESPONSIBILITY), any = FALSE;
  const PentadZoning *zoning = pentad_city_get_zoning (making->city, partition);
  guint n = 0;
  const guint *zones = zoning != NULL ? pentad_zoning_get_zones (zoning, grid, &n) : NULL;

  for (guint i = 0; i < n; i++)
    {
      const PentadZoneArea *area = g_ptr_array_index (partition->areas, zones[i]);
      g_autofree char *person = describe_person (area);
      const char *name = pentad_label_get (&area->name, making->language);

      if (person == NULL)
        continue;
      any = TRUE;
      take_fact (making,
                 is_own ? _ ("Responsible person")
                        : pentad_label_get (&partition->label, making->language),
                 name[0] != '\0' ? g_strdup_printf ("%s · %s", person, name)
                                 : g_steal_pointer (&person),
                 PENTAD_TONE_NEUTRAL);
    }
  return any;
}

/* Of the grids in one person's charge first: whom to call about this place. */
static void
add_persons (const Making *making, const PentadCaseRow *row)
{
  const GPtrArray *partitions = pentad_city_get_partitions (making->city);
  int grid = row->place[PENTAD_LEVEL_GRID];
  gboolean any = FALSE;

  if (grid == PENTAD_NO_PLACE)
    return;
  for (int others = FALSE; others <= TRUE; others++)
    for (guint i = 0; i < partitions->len; i++)
      {
        const PentadPartition *partition = g_ptr_array_index (partitions, i);

        if (g_str_equal (partition->id, RESPONSIBILITY) != others)
          any |= add_persons_of (making, partition, grid);
      }
  if (!any)
    take_fact (making, _ ("Responsible person"), g_strdup (_ ("no data from this platform")),
               PENTAD_TONE_NEUTRAL);
}

/* How it stands, and what is left of its time. */
static void
add_state (const Making *making, const PentadCaseView *view)
{
  gboolean overdue = pentad_case_view_is_overdue (view, making->now);
  gint64 left = view->due != PENTAD_NO_TIME ? view->due - making->now : 0;

  take_fact (making, _ ("State"),
             g_strdup (overdue           ? _ ("Overdue")
                       : view->suspended ? _ ("Suspended")
                                         : pentad_outcome_words (view->outcome)),
             overdue ? PENTAD_TONE_BAD : PENTAD_TONE_NEUTRAL);
  take_fact (making, _ ("Deadline"), moment (making, view->due), PENTAD_TONE_NEUTRAL);
  if (view->outcome == PENTAD_OUTCOME_OPEN && view->due != PENTAD_NO_TIME && !view->suspended)
    take_fact (making, left < 0 ? _ ("Over time by") : _ ("Time left"),
               pentad_format_duration (ABS (left), making->language),
               overdue ? PENTAD_TONE_BAD : PENTAD_TONE_NEUTRAL);
  take_fact (making, _ ("Department"), department_name (making, pentad_case_view_get_holder (view)),
             PENTAD_TONE_NEUTRAL);
  if (view->presses > 0)
    take_fact (making, _ ("Pressed"), g_strdup_printf ("%d", view->presses), PENTAD_TONE_BAD);
  if (view->reworks > 0)
    take_fact (making, _ ("Reworked"), g_strdup_printf ("%d", view->reworks), PENTAD_TONE_WATCH);
}

static void
add_facts (const Making *making, const PentadCaseRow *row, const PentadCaseView *view)
{
  double lon = pentad_case_get_lon (row->data), lat = pentad_case_get_lat (row->data);

  add_state (making, view);
  take_fact (making, _ ("Source"),
             g_strdup (pentad_source_words (pentad_case_get_source (row->data))),
             PENTAD_TONE_NEUTRAL);
  add_places (making, row);
  add_persons (making, row);
  take_fact (making, _ ("Address"), pentad_case_dup_address (row->data), PENTAD_TONE_NEUTRAL);
  if (!isnan (lon) && !isnan (lat))
    take_fact (making, _ ("Position"), g_strdup_printf ("%.5f, %.5f", lon, lat),
               PENTAD_TONE_NEUTRAL);
  if (pentad_case_is_repeat (row->data))
    take_fact (making, _ ("Repeated"), g_strdup (_ ("same place and class again")),
               PENTAD_TONE_WATCH);
}

static PentadDataTable *
make_trail (const Making *making, const PentadCaseRow *row)
{
  PentadDataTable *table = pentad_data_table_new (PENTAD_DATA_SERIES);
  g_auto (PentadTrail) trail = { 0 };
  gint64 before = PENTAD_NO_TIME;

  pentad_data_table_add_column (table, PENTAD_DATA_NAME, _ ("Act"));
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, _ ("Time"));
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, _ ("After"));
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, _ ("Who"));
  pentad_data_table_add_column (table, PENTAD_DATA_WORDS, _ ("Deadline"));
  pentad_trail_init (&trail, row->data);
  for (guint i = 0; i < trail.n; i++)
    {
      const PentadTrailEntry *entry = &trail.entries[i];
      gboolean timed = entry->time != PENTAD_NO_TIME;
      g_autofree char *time = moment (making, entry->time), *due = moment (making, entry->due);
      g_autofree char *department = department_name (making, entry->department);
      g_autofree char *took = timed && before != PENTAD_NO_TIME
                                  ? pentad_format_duration (entry->time - before, making->language)
                                  : NULL;

      if (timed && entry->time > making->now)
        break;
      pentad_data_table_add_row (table);
      pentad_data_table_set (table, 0, pentad_act_words (entry->act), NAN);
      pentad_data_table_set (table, 1, time, NAN);
      pentad_data_table_set (table, 2, took, NAN);
      pentad_data_table_set (table, 3, department != NULL ? department : entry->by, NAN);
      pentad_data_table_set (table, 4, due, NAN);
      before = timed ? entry->time : before;
    }
  return table;
}

PentadCaseCard *
pentad_case_card_new (const PentadBoardData *data, const char *id, PentadLanguage language)
{
  Making making = {
    .data = data, .city = data->query.city, .language = language, .now = data->query.time
  };
  PentadCaseRow row;
  PentadCaseView view;

  if (!pentad_city_find_case (making.city, id, &row))
    return NULL;
  pentad_case_view (row.data, making.now, &view);
  if (view.outcome == PENTAD_OUTCOME_UNKNOWN)
    return NULL;
  making.card = g_new0 (PentadCaseCard, 1);
  making.card->id = g_strdup (id);
  making.card->title = class_name (&making, &row);
  making.card->facts = g_array_new (FALSE, FALSE, sizeof (PentadCardFact));
  g_array_set_clear_func (making.card->facts, (GDestroyNotify)clear_fact);
  add_facts (&making, &row, &view);
  making.card->trail = make_trail (&making, &row);
  return making.card;
}

void
pentad_case_card_free (PentadCaseCard *card)
{
  g_array_unref (card->facts);
  pentad_data_table_unref (card->trail);
  g_free (card->id);
  g_free (card->title);
  g_free (card->target);
  g_free (card);
}
