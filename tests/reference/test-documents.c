/* The documents about cases and places: deterministic, never taking back what was said.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"

#include "codec/documents.h"

#include "reference/document.h"

#include <string.h>

/* Every document of a city, joined, for comparing whole cities. */
static GString *
write_all (const PentadWorld *world)
{
  GString *(*const fixed[]) (const PentadWorld *) = {
    pentad_document_catalogue, pentad_document_calendar, pentad_document_divisions,
    pentad_document_grids, pentad_document_partitions
  };
  GString *(*const moving[]) (const PentadWorld *,
                              gint64) = { pentad_document_about,     pentad_document_staff,
                                          pentad_document_sensors,   pentad_document_calls,
                                          pentad_document_approvals, pentad_document_service,
                                          pentad_document_tasks,     pentad_document_assessments };
  GString *all = g_string_new (NULL);
  GPtrArray *parts = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    g_ptr_array_add (parts, fixed[i](world));
  for (guint i = 0; i < G_N_ELEMENTS (moving); i++)
    g_ptr_array_add (parts, moving[i](world, FIXTURE_NOW));
  g_ptr_array_add (parts, pentad_document_state (world, FIXTURE_NOW, PENTAD_NO_TIME));
  g_ptr_array_add (parts,
                   pentad_document_ended (world, pentad_day_from_date (2026, 11, 24), FIXTURE_NOW));
  g_ptr_array_add (parts, pentad_document_history (world, 2026, 10, FIXTURE_NOW));
  for (guint i = 0; i < 4; i++)
    g_ptr_array_add (parts, pentad_document_layer (world, i));
  for (guint i = 0; i < parts->len; i++)
    {
      GString *part = g_ptr_array_index (parts, i);

      g_string_append_len (all, part->str, (gssize)part->len);
      g_string_append_c (all, '\n');
      g_string_free (part, TRUE);
    }
  g_ptr_array_unref (parts);
  return all;
}

static void
test_same_seed_same_bytes (void)
{
  g_autoptr (PentadWorld) one = fixture_world ("demo", 700, 11);
  g_autoptr (PentadWorld) other = fixture_world ("demo", 700, 11);
  g_autoptr (GString) a = write_all (one);
  g_autoptr (GString) b = write_all (other);

  g_assert_cmpmem (a->str, a->len, b->str, b->len);
}

static void
test_other_seed_other_city (void)
{
  g_autoptr (PentadWorld) one = fixture_world ("demo", 700, 11);
  g_autoptr (PentadWorld) other = fixture_world ("demo", 700, 12);
  g_autoptr (GString) a = write_all (one);
  g_autoptr (GString) b = write_all (other);
  g_auto (GStrv) lines_a = g_strsplit (a->str, "\n", -1);
  g_auto (GStrv) lines_b = g_strsplit (b->str, "\n", -1);
  guint n_same = 0;

  for (guint i = 0; lines_a[i] != NULL && lines_a[i][0] != '\0'; i++)
    n_same += g_str_equal (lines_a[i], lines_b[i]);
  /* The calendar and about (name, zone, time) are those of every seed. */
  g_assert_cmpuint (n_same, <=, 3);
}

/* id → case. Borrows from the document. */
static GHashTable *
index_cases (Json *document)
{
  Json *cases = fixture_get (document, "cases");
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; i < json_object_array_length (cases); i++)
    {
      Json *one = json_object_array_get_idx (cases, i);

      g_assert_true (g_hash_table_insert (index, (gpointer)fixture_text (one, "id"), one));
    }
  return index;
}

static const char *
act_of (Json *one, gsize index)
{
  Json *entry = json_object_array_get_idx (fixture_get (one, "trail"), index);

  return json_object_get_string (json_object_array_get_idx (entry, 1));
}

static gint64
time_of (Json *one, gsize index)
{
  Json *entry = json_object_array_get_idx (fixture_get (one, "trail"), index);

  return fixture_time (json_object_get_string (json_object_array_get_idx (entry, 0)));
}

static gsize
count_acts (Json *one)
{
  return json_object_array_length (fixture_get (one, "trail"));
}

static gboolean
has_ended (Json *one)
{
  static const char *const ends[] = { "close",        "force_close", "reject", "void",
                                      "self_handled", "end",         NULL };

  for (gsize i = 0; i < count_acts (one); i++)
    if (g_strv_contains (ends, act_of (one, i)))
      return TRUE;
  return FALSE;
}

/* `later` says the same as `earlier`, and perhaps more at the end of the trail. */
static void
assert_continues (Json *earlier, Json *later)
{
  Json *a = fixture_get (earlier, "trail"), *b = fixture_get (later, "trail");

  json_object_object_foreach (earlier, name, value) if (strcmp (name, "trail") != 0)
      g_assert_cmpstr (json_object_to_json_string (value), ==,
                       json_object_to_json_string (fixture_get (later, name)));
  g_assert_cmpuint (json_object_array_length (a), <=, json_object_array_length (b));
  for (gsize i = 0; i < json_object_array_length (a); i++)
    g_assert_cmpstr (json_object_to_json_string (json_object_array_get_idx (a, i)), ==,
                     json_object_to_json_string (json_object_array_get_idx (b, i)));
}

static void
put_json (gpointer json)
{
  json_object_put (json);
}

static void
test_acts_never_change (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  const gint64 later_s[] = { 1, 3600, 2 * PENTAD_DAY_S };

  for (guint k = 0; k < G_N_ELEMENTS (later_s); k++)
    {
      gint64 now = FIXTURE_NOW + later_s[k];
      g_autoptr (Json) first =
          fixture_parse (pentad_document_state (world, FIXTURE_NOW, PENTAD_NO_TIME));
      g_autoptr (Json) second = fixture_parse (pentad_document_state (world, now, PENTAD_NO_TIME));
      g_autoptr (GHashTable) before = index_cases (first);
      g_autoptr (GHashTable) after = index_cases (second);
      g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (put_json);
      g_autoptr (GPtrArray) ended =
          g_ptr_array_new_with_free_func ((GDestroyNotify)g_hash_table_unref);
      GHashTableIter iter;
      gpointer id, one;

      for (gint32 day = pentad_zone_day (world->zone, FIXTURE_NOW);
           day <= pentad_zone_day (world->zone, now); day++)
        {
          Json *document = fixture_parse (pentad_document_ended (world, day, now));

          g_ptr_array_add (documents, document);
          g_ptr_array_add (ended, index_cases (document));
        }
      g_hash_table_iter_init (&iter, before);
      while (g_hash_table_iter_next (&iter, &id, &one))
        {
          Json *later = g_hash_table_lookup (after, id);

          for (guint i = 0; later == NULL && i < ended->len; i++)
            later = g_hash_table_lookup (g_ptr_array_index (ended, i), id);
          g_assert_nonnull (later);
          assert_continues (one, later);
        }
    }
}

static void
test_state_holds_open_cases_up_to_now (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (Json) state =
      fixture_parse (pentad_document_state (world, FIXTURE_NOW, PENTAD_NO_TIME));
  g_autoptr (GHashTable) cases = index_cases (state);
  GHashTableIter iter;
  gpointer one;
  guint n_leftover = 0;

  g_assert_cmpint (fixture_time (fixture_text (state, "as_of")), ==, FIXTURE_NOW);
  g_assert_false (json_object_get_boolean (fixture_get (state, "delta")));
  g_assert_cmpuint (g_hash_table_size (cases), >, 280);
  g_assert_cmpuint (g_hash_table_size (cases), <, 900);
  g_hash_table_iter_init (&iter, cases);
  while (g_hash_table_iter_next (&iter, NULL, &one))
    {
      g_assert_false (has_ended (one));
      g_assert_cmpstr (act_of (one, 0), ==, "report");
      g_assert_cmpint (time_of (one, count_acts (one) - 1), <=, FIXTURE_NOW);
      n_leftover += time_of (one, 0) < FIXTURE_NOW - 16 * PENTAD_DAY_S;
    }
  g_assert_cmpuint (n_leftover, >, 30);
}

static void
test_delta_makes_the_full_state (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  const gint64 gaps_s[] = { 5, 600, 20 * 3600 };

  for (guint k = 0; k < G_N_ELEMENTS (gaps_s); k++)
    {
      gint64 then = FIXTURE_NOW - gaps_s[k];
      g_autoptr (Json) old = fixture_parse (pentad_document_state (world, then, PENTAD_NO_TIME));
      g_autoptr (Json) delta = fixture_parse (pentad_document_state (world, FIXTURE_NOW, then));
      g_autoptr (Json) full =
          fixture_parse (pentad_document_state (world, FIXTURE_NOW, PENTAD_NO_TIME));
      g_autoptr (GHashTable) merged = index_cases (old);
      g_autoptr (GHashTable) changed = index_cases (delta);
      g_autoptr (GHashTable) wanted = index_cases (full);
      GHashTableIter iter;
      gpointer id, one;

      g_assert_true (json_object_get_boolean (fixture_get (delta, "delta")));
      g_hash_table_iter_init (&iter, changed);
      while (g_hash_table_iter_next (&iter, &id, &one))
        {
          g_assert_cmpint (time_of (one, count_acts (one) - 1), >, then);
          g_hash_table_remove (merged, id);
          if (!has_ended (one))
            g_hash_table_insert (merged, id, one);
        }
      g_assert_cmpuint (g_hash_table_size (merged), ==, g_hash_table_size (wanted));
      g_hash_table_iter_init (&iter, wanted);
      while (g_hash_table_iter_next (&iter, &id, &one))
        g_assert_cmpstr (json_object_to_json_string (g_hash_table_lookup (merged, id)), ==,
                         json_object_to_json_string (one));
    }
}

/* An act one second after the cursor is in the delta, one at the cursor is not. */
static void
test_delta_begins_after_the_cursor (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (Json) state =
      fixture_parse (pentad_document_state (world, FIXTURE_NOW, PENTAD_NO_TIME));
  Json *cases = fixture_get (state, "cases");
  guint n_recent = 0;

  for (gsize i = 0; i < json_object_array_length (cases); i++)
    {
      Json *one = json_object_array_get_idx (cases, i);
      gint64 last = time_of (one, count_acts (one) - 1);

      if (last < FIXTURE_NOW - 4 * PENTAD_HOUR_S)
        continue;
      n_recent++;
      for (int before_s = 0; before_s <= 1; before_s++)
        {
          g_autoptr (Json) delta =
              fixture_parse (pentad_document_state (world, FIXTURE_NOW, last - before_s));
          g_autoptr (GHashTable) changed = index_cases (delta);

          g_assert_true (g_hash_table_contains (changed, fixture_text (one, "id")) ==
                         (before_s == 1));
        }
    }
  g_assert_cmpuint (n_recent, >, 10);
}

static void
test_cursors_are_of_this_city (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 300, 1);
  g_autoptr (PentadWorld) other = fixture_world ("demo", 300, 2);
  g_autofree char *good = pentad_document_state_cursor (world, FIXTURE_NOW - 5);
  g_autofree char *foreign = pentad_document_state_cursor (other, FIXTURE_NOW - 5);
  g_autofree char *old = pentad_document_state_cursor (world, FIXTURE_NOW - 3 * PENTAD_DAY_S);
  g_autofree char *future = pentad_document_state_cursor (world, FIXTURE_NOW + 1);
  const char *const bad[] = { foreign, old, future,       "",
                              "x",     "-", "1795588320", "99999999999999999999-00000000" };
  gint64 time = 0;

  g_assert_true (pentad_document_state_parse_cursor (world, good, FIXTURE_NOW, &time));
  g_assert_cmpint (time, ==, FIXTURE_NOW - 5);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (pentad_document_state_parse_cursor (world, bad[i], FIXTURE_NOW, &time));
}

static void
test_cases_lie_in_their_grid (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (Json) state =
      fixture_parse (pentad_document_state (world, FIXTURE_NOW, PENTAD_NO_TIME));
  Json *cases = fixture_get (state, "cases");
  g_autoptr (GHashTable) grids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_coarse = 0;

  for (guint grid = 0; grid < world->places->n_grids; grid++)
    {
      char code[24];

      g_hash_table_insert (grids, g_strdup (pentad_places_grid_code (world->places, grid, code)),
                           GUINT_TO_POINTER (grid + 1));
    }
  for (gsize i = 0; i < json_object_array_length (cases); i++)
    {
      Json *one = json_object_array_get_idx (cases, i);
      const char *division = fixture_text (one, "division");
      guint grid = GPOINTER_TO_UINT (g_hash_table_lookup (grids, division));

      if (grid == 0)
        {
          g_assert_cmpuint (strlen (division), ==, 12);
          n_coarse++;
          continue;
        }
      g_assert_true (pentad_shapes_contains (world->places->shapes, grid - 1,
                                             json_object_get_double (fixture_get (one, "lon")),
                                             json_object_get_double (fixture_get (one, "lat"))));
    }
  g_assert_cmpuint (n_coarse, >, 0);
  g_assert_cmpuint (n_coarse * 12, <, json_object_array_length (cases));
}

static void
test_heat_has_five_classes (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  static const guint bounds[] = { 0, 1, 2, 4, 7, G_MAXUINT };
  g_autoptr (Json) state =
      fixture_parse (pentad_document_state (world, FIXTURE_NOW, PENTAD_NO_TIME));
  Json *cases = fixture_get (state, "cases");
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_of_class[G_N_ELEMENTS (bounds)] = { world->places->n_grids };
  GHashTableIter iter;
  gpointer value;

  for (gsize i = 0; i < json_object_array_length (cases); i++)
    {
      const char *division = fixture_text (json_object_array_get_idx (cases, i), "division");

      g_hash_table_insert (
          counts, (gpointer)division,
          GUINT_TO_POINTER (1 + GPOINTER_TO_UINT (g_hash_table_lookup (counts, division))));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    for (guint k = 1; k + 1 < G_N_ELEMENTS (bounds); k++)
      n_of_class[k] +=
          GPOINTER_TO_UINT (value) >= bounds[k] && GPOINTER_TO_UINT (value) < bounds[k + 1];
  for (guint k = 0; k + 1 < G_N_ELEMENTS (bounds); k++)
    g_assert_cmpuint (n_of_class[k], >, 0);
}

static void
test_finished_days_stay_as_they_are (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  gint32 day = pentad_zone_day (world->zone, FIXTURE_NOW) - 6;
  g_autoptr (GString) early = pentad_document_ended (world, day, FIXTURE_NOW);
  g_autoptr (GString) late = pentad_document_ended (world, day, FIXTURE_NOW + 5 * PENTAD_DAY_S);
  g_autoptr (Json) document = NULL;
  Json *cases;

  g_assert_cmpmem (early->str, early->len, late->str, late->len);
  document = fixture_parse (g_steal_pointer (&early));
  cases = fixture_get (document, "cases");
  g_assert_cmpuint (json_object_array_length (cases), >, 50);
  for (gsize i = 0; i < json_object_array_length (cases); i++)
    g_assert_true (has_ended (json_object_array_get_idx (cases, i)));

  g_assert_null (
      pentad_document_ended (world, pentad_zone_day (world->zone, FIXTURE_NOW) + 1, FIXTURE_NOW));
  g_assert_null (pentad_document_ended (world, pentad_day_from_date (2024, 12, 31), FIXTURE_NOW));
}

static PentadHistory *
read_history (const PentadWorld *world, int year, int month)
{
  g_autoptr (GString) text = pentad_document_history (world, year, month, FIXTURE_NOW);
  GError *error = NULL;
  PentadHistory *history = pentad_read_history (text->str, text->len, "history", NULL, &error);

  g_assert_no_error (error);
  return history;
}

/* Sum of a counter over the rows of a table whose code begins so, of some days. */
static gint64
sum_of (const PentadHistory *history,
        PentadHistoryTable table,
        const char *prefix,
        gint32 first_day,
        gint32 last_day,
        PentadCount count)
{
  PentadHistoryWalk row;
  gint64 sum = 0;

  pentad_history_walk_init (&row, history, table, first_day, last_day);
  while (pentad_history_walk_next (&row))
    for (guint v = 0; v < row.n_values; v++)
      if (row.values[v].count == count &&
          g_str_has_prefix (pentad_history_get_code (history, row.code), prefix))
        sum += (gint64)row.values[v].value;
  return sum;
}

/* Of all places on a day. */
static gint64
sum_counter (const PentadHistory *history, gint32 day, PentadCount count)
{
  return sum_of (history, PENTAD_HISTORY_PLACES, "", day, day, count);
}

static void
test_history_agrees_with_the_cases (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (PentadHistory) history = read_history (world, 2026, 11);
  static const char *const days[] = { "2026-11-01", "2026-11-13", "2026-11-24" };

  g_assert_cmpint (history->first_day, ==, pentad_day_from_date (2026, 11, 1));
  g_assert_cmpint (history->last_day, ==, pentad_day_from_date (2026, 11, 24));
  for (guint k = 0; k < G_N_ELEMENTS (days); k++)
    {
      g_autoptr (Json) ended = NULL;
      g_autoptr (PentadCaseDay) ordinary = NULL;
      g_autoptr (PentadCaseDay) leftover = NULL;
      Json *cases;
      gint64 n_closed = 0, n_self_handled = 0;
      gint32 day = 0;

      g_assert_true (pentad_day_parse (days[k], &day));
      ended = fixture_parse (pentad_document_ended (world, day, FIXTURE_NOW));
      cases = fixture_get (ended, "cases");
      for (gsize i = 0; i < json_object_array_length (cases); i++)
        {
          Json *one = json_object_array_get_idx (cases, i);

          /* A case that ended before is there for its deadline or a visit. */
          for (gsize a = 0; a < count_acts (one); a++)
            {
              if (pentad_zone_day (world->zone, time_of (one, a)) != day)
                continue;
              n_closed += g_str_equal (act_of (one, a), "close") ||
                          g_str_equal (act_of (one, a), "force_close");
              n_self_handled += g_str_equal (act_of (one, a), "self_handled");
            }
        }
      ordinary = pentad_case_book_get (world->book, day, FALSE);
      leftover = pentad_case_book_get (world->book, day, TRUE);
      g_assert_cmpint (sum_counter (history, day, PENTAD_COUNT_CLOSE), ==, n_closed);
      g_assert_cmpint (sum_counter (history, day, PENTAD_COUNT_SELF_HANDLED), ==, n_self_handled);
      g_assert_cmpint (sum_counter (history, day, PENTAD_COUNT_REPORT), ==,
                       ordinary->n_records + leftover->n_records);
    }
}

static void
test_history_of_a_day_does_not_depend_on_now (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 500, 1);
  g_autoptr (GString) early =
      pentad_document_history (world, 2026, 9, FIXTURE_NOW - 40 * PENTAD_DAY_S);
  g_autoptr (GString) late = pentad_document_history (world, 2026, 9, FIXTURE_NOW);

  g_assert_cmpmem (early->str, early->len, late->str, late->len);
  g_assert_null (pentad_document_history (world, 2026, 12, FIXTURE_NOW));
  g_assert_null (pentad_document_history (world, 2024, 12, FIXTURE_NOW));
  /* On the first of a month no day of it is over. */
  g_assert_null (
      pentad_document_history (world, 2026, 11, fixture_time ("2026-11-01T09:00:00+08:00")));
}

/* How many rows have a code that begins so. */
static guint
count_rows (const PentadHistory *history, PentadHistoryTable table, const char *prefix)
{
  guint n = 0;

  for (guint i = 1; i < history->codes->len; i++)
    if (g_str_has_prefix (pentad_history_get_code (history, i), prefix))
      n += g_array_index (history->uses, PentadHistoryUse, i).rows[table];
  return n;
}

static double
on_time_rate (const PentadHistory *history, PentadHistoryTable table, const char *prefix)
{
  return 100.0 *
         (double)sum_of (history, table, prefix, G_MININT32, G_MAXINT32,
                         PENTAD_COUNT_DUE_DISPOSED) /
         (double)sum_of (history, table, prefix, G_MININT32, G_MAXINT32, PENTAD_COUNT_NEED_DISPOSE);
}

static void
test_stories_show (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (PentadHistory) history = read_history (world, 2026, 10);
  const PentadPlaces *places = world->places;
  const char *silent = pentad_places_street (places, places->silent_street)->code;

  /* The weak district, the county that is not good, and the others. */
  for (guint i = 0; i < places->districts->len; i++)
    {
      double rate =
          on_time_rate (history, PENTAD_HISTORY_PLACES, pentad_places_district (places, i)->code);

      g_assert_cmpfloat (rate, >=, i == 3 ? 75 : i == 5 ? 85 : 96);
      g_assert_cmpfloat (rate, <=, i == 3 ? 95 : i == 5 ? 97.5 : 100);
    }
  g_assert_cmpuint (count_rows (history, PENTAD_HISTORY_PLACES, silent), ==, 0);
}

/* Of every group of departments one is worse than all the others, and one department has no data.
 */
static void
test_every_group_has_a_bad_department (void)
{
  static const char *const groups[] = { "enforcement", "sanitation", "municipal",
                                        "landscaping", "city",       "utility" };
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (PentadHistory) history = read_history (world, 2026, 10);
  const PentadDepartments *departments = world->departments;

  g_assert_cmpuint (count_rows (history, PENTAD_HISTORY_DEPARTMENTS,
                                pentad_departments_get (departments, departments->silent)->code),
                    ==, 0);
  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    {
      const PentadReferenceDepartment *worst = NULL;
      double lateness = 0;

      for (guint i = 0; i < departments->all->len; i++)
        {
          const PentadReferenceDepartment *one = pentad_departments_get (departments, i);

          if (g_str_equal (one->group, groups[g]) && one->lateness > lateness)
            {
              lateness = one->lateness;
              worst = one;
            }
        }
      g_test_message ("%s: %s", groups[g], worst->code);
      for (guint i = 0; i < departments->all->len; i++)
        {
          const PentadReferenceDepartment *one = pentad_departments_get (departments, i);

          if (one != worst && g_str_equal (one->group, groups[g]) && i != departments->silent)
            g_assert_cmpfloat (on_time_rate (history, PENTAD_HISTORY_DEPARTMENTS, one->code), >,
                               on_time_rate (history, PENTAD_HISTORY_DEPARTMENTS, worst->code));
        }
    }
}

static void
test_catalogue_and_grids_are_whole (void)
{
  g_autoptr (PentadWorld) world = fixture_world ("demo", 0, 1);
  g_autoptr (Json) catalogue = fixture_parse (pentad_document_catalogue (world));
  g_autoptr (Json) grids = fixture_parse (pentad_document_grids (world));
  Json *features = fixture_get (grids, "features");

  g_assert_cmpuint (json_object_array_length (fixture_get (catalogue, "departments")), ==, 41);
  g_assert_cmpuint (json_object_array_length (fixture_get (catalogue, "classes")), ==,
                    pentad_class_list_get_count (world->classes));
  g_assert_cmpuint (json_object_array_length (features), ==, world->tier.grids);
  for (gsize i = 0; i < json_object_array_length (features); i++)
    {
      Json *feature = json_object_array_get_idx (features, i);
      Json *ring = json_object_array_get_idx (
          fixture_get (fixture_get (feature, "geometry"), "coordinates"), 0);
      gsize n = json_object_array_length (ring);

      /* RFC 7946: closed, with at least four positions. */
      g_assert_cmpuint (n, >=, 4);
      g_assert_cmpstr (json_object_to_json_string (json_object_array_get_idx (ring, 0)), ==,
                       json_object_to_json_string (json_object_array_get_idx (ring, n - 1)));
      g_assert_cmpint (fixture_int (fixture_get (feature, "properties"), "area_m2"), >, 1000);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference/document/same-seed-same-bytes", test_same_seed_same_bytes);
  g_test_add_func ("/reference/document/other-seed-other-city", test_other_seed_other_city);
  g_test_add_func ("/reference/document/catalogue-and-grids-are-whole",
                   test_catalogue_and_grids_are_whole);
  g_test_add_func ("/reference/state/acts-never-change", test_acts_never_change);
  g_test_add_func ("/reference/state/holds-open-cases-up-to-now",
                   test_state_holds_open_cases_up_to_now);
  g_test_add_func ("/reference/state/delta-makes-the-full-state", test_delta_makes_the_full_state);
  g_test_add_func ("/reference/state/delta-begins-after-the-cursor",
                   test_delta_begins_after_the_cursor);
  g_test_add_func ("/reference/state/cursors-are-of-this-city", test_cursors_are_of_this_city);
  g_test_add_func ("/reference/state/cases-lie-in-their-grid", test_cases_lie_in_their_grid);
  g_test_add_func ("/reference/state/heat-has-five-classes", test_heat_has_five_classes);
  g_test_add_func ("/reference/ended/finished-days-stay-as-they-are",
                   test_finished_days_stay_as_they_are);
  g_test_add_func ("/reference/history/agrees-with-the-cases", test_history_agrees_with_the_cases);
  g_test_add_func ("/reference/history/a-day-does-not-depend-on-now",
                   test_history_of_a_day_does_not_depend_on_now);
  g_test_add_func ("/reference/history/stories-show", test_stories_show);
  g_test_add_func ("/reference/history/every-group-has-a-bad-department",
                   test_every_group_has_a_bad_department);
  return g_test_run ();
}
