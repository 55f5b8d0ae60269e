/* Which word on a case counts, and the telling of it, against working it out anew.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "small-city.h"
#include "trail-text.h"

#include "model/case-register.h"

#include <math.h>
#include <string.h>

/* What is counted of a case: told by the changes alone. */
typedef struct
{
  GHashTable *counted; /* id -> "ACTS PLACE": char * */
} Told;

static char *
describe (const PentadCaseRow *row)
{
  return g_strdup_printf ("%u %d %d %s", pentad_case_get_n_acts (row->data),
                          row->place[PENTAD_LEVEL_GRID], row->place[PENTAD_LEVEL_DISTRICT],
                          pentad_case_get_class_code (row->data));
}

static void
told_cb (const PentadCaseRow *before, const PentadCaseRow *after, gpointer user_data)
{
  Told *told = user_data;

  if (before != NULL)
    {
      g_autofree char *text = describe (before);
      const char *id = pentad_case_get_id (before->data);

      g_assert_cmpstr (g_hash_table_lookup (told->counted, id), ==, text);
      g_hash_table_remove (told->counted, id);
    }
  if (after != NULL)
    {
      const char *id = pentad_case_get_id (after->data);

      g_assert_false (g_hash_table_contains (told->counted, id));
      g_hash_table_insert (told->counted, g_strdup (id), describe (after));
    }
}

static PentadCase *
make (GRand *rand, int id, gboolean ended)
{
  static const char *const acts[] = { "0 08:00 report", "; 0 08:10 accept", "; 0 08:20 file",
                                      "; 0 09:00 press" };
  static const char *const divisions[] = { "g1", "g2", "s1", "d2", "x", NULL };
  g_autoptr (GString) trail = g_string_new (NULL);
  g_autofree char *name = g_strdup_printf ("C%d", id);

  for (int n = g_rand_int_range (rand, 1, 5), i = 0; i < n; i++)
    g_string_append (trail, acts[i]);
  if (ended)
    g_string_append_printf (trail, "; %d 10:00 close", g_rand_int_range (rand, 0, 9));
  return trail_text_case_at (name, divisions[g_rand_int_range (rand, 0, 6)],
                             g_rand_double_range (rand, 0, 25), 0.5, trail->str);
}

/* The words that were given, kept beside the register and gone through each time. */
typedef struct
{
  GHashTable *state;   /* id -> PentadCase */
  GPtrArray *days[10]; /* PentadCase, or NULL */
  PentadCaseRegister *cases;
  Told told;
} Play;

static gboolean
beats (const PentadCase *a, gboolean a_ended, const PentadCase *b, gboolean b_ended)
{
  guint n_a = pentad_case_get_n_acts (a), n_b = pentad_case_get_n_acts (b);

  if (n_a != n_b)
    return n_a > n_b;
  if (a_ended != b_ended)
    return a_ended;
  gsize size_a = pentad_case_get_size (a), size_b = pentad_case_get_size (b);
  return size_a != size_b ? size_a > size_b : memcmp (a, b, size_a) > 0;
}

static void
offer (GHashTable *best, GHashTable *best_ended, const PentadCase *item, gboolean ended)
{
  gpointer id = (gpointer)pentad_case_get_id (item);
  const PentadCase *held = g_hash_table_lookup (best, id);

  if (held != NULL &&
      !beats (item, ended, held, GPOINTER_TO_INT (g_hash_table_lookup (best_ended, id))))
    return;
  g_hash_table_replace (best, id, (gpointer)item);
  g_hash_table_replace (best_ended, id, GINT_TO_POINTER (ended));
}

static void
count_row (const PentadCaseRow *row, gpointer user_data)
{
  g_assert_true (g_hash_table_add (user_data, GUINT_TO_POINTER (row->slot)));
}

static void
check (Play *play, PentadDivisions *divisions)
{
  g_autoptr (GHashTable) best = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) ended = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key, value;
  PentadCaseRow row;
  guint n = 0;

  g_hash_table_iter_init (&iter, play->state);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    offer (best, ended, value, FALSE);
  for (guint d = 0; d < G_N_ELEMENTS (play->days); d++)
    for (guint i = 0; play->days[d] != NULL && i < play->days[d]->len; i++)
      offer (best, ended, g_ptr_array_index (play->days[d], i), TRUE);

  g_assert_cmpuint (pentad_case_register_get_n (play->cases), ==, g_hash_table_size (best));
  g_assert_cmpuint (g_hash_table_size (play->told.counted), ==, g_hash_table_size (best));
  for (PentadCaseSlot slot = 0; (slot = pentad_case_register_next (play->cases, slot)) != 0; n++)
    {
      pentad_case_register_get (play->cases, slot, &row);
      const char *id = pentad_case_get_id (row.data);
      g_autofree char *text = describe (&row);
      g_assert_true (pentad_case_is_equal (g_hash_table_lookup (best, id), row.data));
      g_assert_cmpuint (pentad_case_register_find (play->cases, id), ==, slot);
      g_assert_cmpstr (g_hash_table_lookup (play->told.counted, id), ==, text);
    }
  g_assert_cmpuint (n, ==, g_hash_table_size (best));

  for (int place = 0; place < pentad_divisions_get_count (divisions); place++)
    {
      g_autoptr (GHashTable) there = g_hash_table_new (NULL, NULL);
      PentadLevel level = pentad_divisions_get (divisions, place)->level;
      guint expected = 0;

      pentad_case_register_foreach_in (play->cases, place, count_row, there);
      g_hash_table_iter_init (&iter, there);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        {
          pentad_case_register_get (play->cases, GPOINTER_TO_UINT (key), &row);
          g_assert_cmpint (row.place[level], ==, place);
        }
      for (PentadCaseSlot slot = 0; (slot = pentad_case_register_next (play->cases, slot)) != 0;)
        {
          pentad_case_register_get (play->cases, slot, &row);
          expected += row.place[level] == place;
        }
      g_assert_cmpuint (g_hash_table_size (there), ==, expected);
    }
}

static void
play_state (Play *play, GRand *rand, gboolean is_delta)
{
  g_autoptr (PentadState) state = pentad_state_new ();

  state->is_delta = is_delta;
  if (!is_delta)
    g_hash_table_remove_all (play->state);
  for (int n = g_rand_int_range (rand, 0, 20), i = 0; i < n; i++)
    {
      PentadCase *item = make (rand, g_rand_int_range (rand, 0, 40), g_rand_boolean (rand));
      PentadCase *kept = pentad_case_copy (item);

      g_ptr_array_add (state->cases, item);
      g_hash_table_replace (play->state, (gpointer)pentad_case_get_id (kept), kept);
    }
  pentad_case_register_apply_state (play->cases, state);
}

static void
play_day (Play *play, GRand *rand)
{
  int day = g_rand_int_range (rand, 0, 10);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_case_free);

  /* Sometimes the same list, or most of it, comes again. */
  for (guint i = 0; play->days[day] != NULL && i < play->days[day]->len; i++)
    if (g_rand_int_range (rand, 0, 4) > 0)
      g_ptr_array_add (list, pentad_case_copy (g_ptr_array_index (play->days[day], i)));
  for (int n = g_rand_int_range (rand, 0, 5), i = 0; i < n; i++)
    g_ptr_array_add (list, make (rand, g_rand_int_range (rand, 0, 40), TRUE));
  g_clear_pointer (&play->days[day], g_ptr_array_unref);
  play->days[day] = g_ptr_array_ref (list);
  pentad_case_register_set_ended (play->cases, day, list);
  g_assert_true (pentad_case_register_has_ended (play->cases, day));
}

static void
play_forget (Play *play, GRand *rand)
{
  int before = g_rand_int_range (rand, 0, 10);
  GHashTableIter iter;
  gpointer value;

  if (g_rand_boolean (rand))
    {
      for (int day = 0; day < before; day++)
        g_clear_pointer (&play->days[day], g_ptr_array_unref);
      pentad_case_register_forget_days (play->cases, before);
      return;
    }
  gint64 time = trail_text_time ("0 00:00") + before * PENTAD_DAY_S;
  g_hash_table_iter_init (&iter, play->state);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      PentadCaseView view;

      pentad_case_view (value, G_MAXINT64, &view);
      if (view.ended != PENTAD_NO_TIME && view.ended < time)
        g_hash_table_iter_remove (&iter);
    }
  pentad_case_register_forget_ended (play->cases, time);
}

static void
test_random_words (void)
{
  for (guint32 seed = 1; seed <= 20; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (PentadDivisions) divisions = small_city_divisions ();
      Play play = {
        .state =
            g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)pentad_case_free),
        .told.counted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free),
      };

      play.cases = pentad_case_register_new (told_cb, &play.told);
      pentad_case_register_set_codes (play.cases, divisions, NULL);
      g_assert_cmpuint (pentad_case_register_next (play.cases, 0), ==, 0);
      for (int step = 0; step < 60; step++)
        {
          g_test_message ("seed %u, step %d", seed, step);
          switch (g_rand_int_range (rand, 0, 6))
            {
            case 0:
              play_state (&play, rand, FALSE);
              break;
            case 1:
            case 2:
              play_state (&play, rand, TRUE);
              break;
            case 3:
            case 4:
              play_day (&play, rand);
              break;
            default:
              play_forget (&play, rand);
              break;
            }
          check (&play, divisions);
        }
      pentad_case_register_free (play.cases);
      for (guint d = 0; d < G_N_ELEMENTS (play.days); d++)
        g_clear_pointer (&play.days[d], g_ptr_array_unref);
      g_hash_table_unref (play.state);
      g_hash_table_unref (play.told.counted);
    }
}

/* The findings kept along equal those counted anew by another register. */
static void
test_findings_are_kept_along (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (99);
  g_autoptr (PentadDivisions) divisions = small_city_divisions ();
  Told told = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  PentadCaseRegister *cases = pentad_case_register_new (told_cb, &told);

  pentad_case_register_set_codes (cases, divisions, NULL);
  pentad_case_register_next (cases, 0);
  for (int step = 0; step < 100; step++)
    {
      g_autoptr (PentadState) delta = pentad_state_new (), whole = pentad_state_new ();
      g_autoptr (GPtrArray) a = pentad_findings_new (), b = pentad_findings_new ();
      PentadCaseRow row;

      delta->is_delta = step % 30 != 29;
      for (int i = 0; i < 60; i++)
        g_ptr_array_add (delta->cases, make (rand, g_rand_int_range (rand, 0, 300), FALSE));
      /* Some cases change before they are looked at, some after, some while a part of them is. */
      if (step % 10 == 0)
        pentad_case_register_set_codes (cases, divisions, NULL);
      pentad_case_register_next (cases, 0);
      pentad_case_register_apply_state (cases, delta);
      if (step % 10 < 5)
        {
          pentad_case_register_check (cases, (guint)g_rand_int_range (rand, 0, 60));
          continue;
        }
      Told other = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
      PentadCaseRegister *anew = pentad_case_register_new (told_cb, &other);
      for (PentadCaseSlot slot = 0; (slot = pentad_case_register_next (cases, slot)) != 0;)
        {
          pentad_case_register_get (cases, slot, &row);
          g_ptr_array_add (whole->cases, pentad_case_copy (row.data));
        }
      pentad_case_register_apply_state (anew, whole);
      pentad_case_register_set_codes (anew, divisions, NULL);
      pentad_case_register_list_findings (cases, a);
      pentad_case_register_list_findings (anew, b);
      g_assert_cmpuint (a->len, ==, b->len);
      for (guint i = 0; i < a->len; i++)
        {
          g_autofree char *x = pentad_finding_describe (g_ptr_array_index (a, i));
          g_autofree char *y = pentad_finding_describe (g_ptr_array_index (b, i));

          g_assert_cmpstr (x, ==, y);
        }
      pentad_case_register_free (anew);
      g_hash_table_unref (other.counted);
    }
  pentad_case_register_free (cases);
  g_hash_table_unref (told.counted);
}

/* A wall that runs for months changes the same cases over and over. */
static void
test_slots_are_given_again (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (PentadDivisions) divisions = small_city_divisions ();
  Told told = { g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
  PentadCaseRegister *cases = pentad_case_register_new (told_cb, &told);
  PentadCaseSlot largest = 0;

  pentad_case_register_set_codes (cases, divisions, NULL);
  pentad_case_register_next (cases, 0);
  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (PentadState) delta = pentad_state_new ();

      delta->is_delta = TRUE;
      g_ptr_array_add (delta->cases, make (rand, i % 10, FALSE));
      pentad_case_register_apply_state (cases, delta);
    }
  for (PentadCaseSlot slot = 0; (slot = pentad_case_register_next (cases, slot)) != 0;)
    largest = slot;
  g_assert_cmpuint (largest, <, 3000);
  pentad_case_register_free (cases);
  g_hash_table_unref (told.counted);
}

/* Ids of every length and the places that are given again after removal. */
static void
test_store (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (PentadCaseStore) store = pentad_case_store_new ();
  g_autoptr (GHashTable) slots = g_hash_table_new (NULL, NULL);
  PentadTrailEntry report = { .time = 5, .due = PENTAD_NO_TIME, .act = PENTAD_ACT_REPORT };
  gsize most = 0;

  for (int i = 0; i < 20000; i++)
    {
      gsize length =
          i % 1000 == 0 ? 70000 : (gsize)g_rand_int_range (rand, 5, i % 50 == 0 ? 2000 : 40);
      g_autofree char *padding = g_strnfill (length, (char)('a' + i % 26));
      g_autofree char *id = g_strdup_printf ("%d-%s", i, padding);
      g_autoptr (PentadCase) item =
          pentad_case_new (&(PentadCaseFacts){ .id = id, .lon = NAN, .lat = NAN }, &report, 1);
      PentadCaseSlot slot = pentad_case_store_add (store, item);
      GHashTableIter iter;
      gpointer key;

      g_assert_cmpuint (slot, !=, 0);
      g_assert_true (g_hash_table_add (slots, GUINT_TO_POINTER (slot)));
      g_assert_cmpuint (pentad_case_store_find (store, id, 0), ==, slot);
      g_assert_cmpuint (pentad_case_store_find (store, id, slot), ==, 0);
      g_assert_true (pentad_case_is_equal (pentad_case_store_get (store, slot), item));
      if (i < 5000)
        continue;
      g_hash_table_iter_init (&iter, slots);
      g_assert_true (g_hash_table_iter_next (&iter, &key, NULL));
      PentadCaseSlot gone = GPOINTER_TO_UINT (key);
      g_autofree char *gone_id =
          g_strdup (pentad_case_get_id (pentad_case_store_get (store, gone)));
      g_hash_table_iter_remove (&iter);
      pentad_case_store_drop (store, gone);
      g_assert_true (pentad_case_store_is_dropped (store, gone));
      pentad_case_store_give_back (store, gone);
      g_assert_cmpuint (pentad_case_store_find (store, gone_id, 0), ==, 0);
      g_assert_cmpuint (pentad_case_store_get_n (store), ==, 5000);
      if (i == 6000)
        most = pentad_case_store_get_memory (store);
    }
  /* It does not grow with what comes and goes. */
  g_assert_cmpuint (pentad_case_store_get_memory (store), <, most + most / 2);
  g_assert_cmpuint (pentad_case_store_get_bound (store), <=, 5003);
}

static void
test_slots_in_order_of_time (void)
{
  static const gint64 times[] = { PENTAD_NO_TIME, -62135596800, -1, 0, 1, 1790000000, G_MAXINT64 };
  gint64 last = G_MININT64;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    for (PentadCaseSlot slot = 1; slot <= PENTAD_MAX_CASES; slot += PENTAD_MAX_CASES - 1)
      {
        gint64 order = pentad_case_slot_order (times[i], slot);

        g_assert_cmpint (order, >, last);
        last = order;
        g_assert_cmpuint (pentad_case_slot_of_order (order), ==, slot);
        if (ABS (times[i]) < G_GINT64_CONSTANT (1) << 38)
          g_assert_cmpint (pentad_case_time_of_order (order), ==, times[i]);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/case-register/random-words", test_random_words);
  g_test_add_func ("/model/case-register/findings-are-kept-along", test_findings_are_kept_along);
  g_test_add_func ("/model/case-register/slots-are-given-again", test_slots_are_given_again);
  g_test_add_func ("/model/case-register/store", test_store);
  g_test_add_func ("/model/case-register/slots-in-order-of-time", test_slots_in_order_of_time);
  return g_test_run ();
}
