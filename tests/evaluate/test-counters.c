/* Counters of places: from cases, from history, and both together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "small-city.h"
#include "trail-text.h"

#include "evaluate/counters.h"

#include <math.h>
#include <string.h>

#define SENT "0 08:00 report; 0 08:10 accept; 0 08:20 file; 0 08:30 dispatch dept=D1 due=0/12:30; "

static int
place (PentadCity *city, const char *code)
{
  int index = pentad_divisions_find_any (pentad_city_get_divisions (city), code);

  g_assert_cmpint (index, !=, PENTAD_NO_PLACE);
  return index;
}

static PentadCounters *
count (PentadCity *city, int from, int to, gint64 time)
{
  PentadPeriod period = { PENTAD_PERIOD_RANGE, trail_text_day (from), trail_text_day (to) };
  g_autoptr (GArray) places =
      pentad_places_down_to (pentad_city_get_divisions (city), PENTAD_LEVEL_GRID);

  return pentad_counters_new (city, &period, time, places);
}

static gint64
value (PentadCity *city, const PentadCounters *counters, const char *code, PentadCount what)
{
  return pentad_counters_get (counters, (guint)place (city, code), what);
}

static void
test_places_are_counted_on_their_own (void)
{
  static const struct
  {
    const char *id, *division;
    double lon, lat;
  } cases[] = {
    { "A", NULL, 0.5, 0.5 }, { "B", NULL, 0.5, 0.7 },  { "C", NULL, 5.5, 5 },
    { "D", NULL, 9.5, 0.5 }, { "E", NULL, 12.5, 0.5 }, { "F", NULL, 20.5, 0.5 },
    { "G", NULL, 99, 0 },    { "H", "s3", NAN, NAN },  { "I", "g4", NAN, NAN },
  };
  static const struct
  {
    const char *code;
    int reports;
  } table[] = {
    { "990100", 7 }, { "d1", 5 }, { "d2", 2 }, { "s1", 3 },  { "s2", 1 },  { "s3", 2 },
    { "g0", 2 },     { "g4", 1 }, { "g9", 1 }, { "g12", 1 }, { "g20", 1 }, { "g1", 0 },
  };
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (GPtrArray) array = small_city_cases ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_ptr_array_add (array, trail_text_case_at (cases[i].id, cases[i].division, cases[i].lon,
                                                cases[i].lat, "0 08:00 report"));
  small_city_apply (city, trail_text_time ("0 12:00"), FALSE, array);
  g_autoptr (PentadCounters) counters = count (city, 0, 0, trail_text_time ("0 12:00"));
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].code);
      g_assert_cmpint (value (city, counters, table[i].code, PENTAD_COUNT_REPORT), ==,
                       table[i].reports);
      g_assert_cmpint (value (city, counters, table[i].code, PENTAD_COUNT_OPEN), ==,
                       table[i].reports);
    }
  /* F and G lie in no district. */
  g_assert_cmpint (counters->outside, ==, 2);
}

static void
test_open_cases (void)
{
  static const struct
  {
    const char *trail, *time, *counters;
  } table[] = {
    { "0 08:00 report", "0 09:00", "open=1 to_accept=1 open_reported=1" },
    { "0 08:00 report; 0 08:05 send_verify", "0 09:00", "open=1 to_accept=1 open_reported=1" },
    { "0 08:00 report; 0 08:05 accept", "0 09:00", "open=1 to_file=1 open_reported=1" },
    { "0 08:00 report; 0 08:05 file", "0 09:00", "open=1 to_dispatch=1 open_reported=1" },
    { SENT, "0 09:00", "open=1 to_dispose=1 open_reported=1" },
    { SENT "0 08:40 return", "0 09:00", "open=1 to_dispatch=1 open_reported=1" },
    { SENT "0 10:00 dispose", "0 11:00", "open=1 to_check=1 open_reported=1" },
    { SENT "0 10:00 dispose; 0 10:05 feedback", "0 11:00", "open=1 to_check=1 open_reported=1" },
    { SENT "0 10:00 dispose; 0 10:05 feedback; 0 10:10 check", "0 11:00",
      "open=1 to_close=1 open_reported=1" },
    { SENT, "0 13:00",
      "open=1 overdue=1 overtime_to_dispose=1 to_dispose=1 open_reported=1 open_due=1 "
      "open_due_unhandled=1" },
    { SENT "0 12:45 dispose", "0 13:00", "open=1 overdue=1 to_check=1 open_reported=1 open_due=1" },
    { SENT "0 12:00 dispose", "0 13:00",
      "open=1 to_check=1 open_reported=1 open_due=1 open_due_in_time=1" },
    { SENT "0 12:00 suspend", "0 13:00", "open=1 to_dispose=1 suspended=1 open_reported=1" },
    { "-1 08:00 report", "0 09:00", "open=1 to_accept=1" },
    { "-1 08:00 report; -1 08:30 dispatch dept=D1 due=-1/12:30", "0 09:00",
      "open=1 overdue=1 overtime_to_dispose=1 to_dispose=1" },
    { SENT "0 12:45 close", "0 13:00", "" },
    { SENT "0 12:45 close", "0 12:40",
      "open=1 overdue=1 overtime_to_dispose=1 to_dispose=1 open_reported=1 open_due=1 "
      "open_due_unhandled=1" },
    { SENT "0 09:00 void", "0 13:00", "" },
    { "0 08:00 report; 0 08:05 reject", "0 13:00", "" },
    { "0 08:00 report; - end", "0 13:00", "" },
    { "0 08:00 report", "0 07:59", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCity) city = small_city_new ();
      g_autoptr (GPtrArray) cases = small_city_cases ();
      g_autoptr (GString) text = g_string_new (NULL);

      g_test_message ("%s at %s", table[i].trail, table[i].time);
      g_ptr_array_add (cases, trail_text_case_at ("A", "g3", NAN, NAN, table[i].trail));
      small_city_apply (city, trail_text_time ("0 20:00"), FALSE, cases);
      g_autoptr (PentadCounters) counters = count (city, 0, 0, trail_text_time (table[i].time));
      for (int k = PENTAD_N_STORED_COUNTS; k < PENTAD_N_COUNTS; k++)
        if (value (city, counters, "d1", k) != 0)
          g_string_append_printf (text, "%s%s=%d", text->len > 0 ? " " : "", pentad_count_id (k),
                                  (int)value (city, counters, "d1", k));
      g_assert_cmpstr (text->str, ==, table[i].counters);
    }
}

/* Cases raised by leaders or media are counted among the others, and again by themselves. */
static void
test_raised_cases (void)
{
  static const struct
  {
    const char *trail;
    PentadSourceKind source;
    int due, in_time, stored;
  } table[] = {
    { SENT, PENTAD_SOURCE_LEADER, 1, 0, 1 },
    { SENT "0 12:00 dispose", PENTAD_SOURCE_MEDIA, 1, 1, 1 },
    { SENT "0 12:00 dispose", PENTAD_SOURCE_SUPERVISOR, 0, 0, 0 },
    { SENT "0 12:00 dispose; 0 12:10 close", PENTAD_SOURCE_LEADER, 0, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCity) city = small_city_new ();
      g_autoptr (GPtrArray) cases = small_city_cases ();

      g_test_message ("row %u", i);
      g_ptr_array_add (cases, trail_text_case_from ("A", table[i].source, "g3", table[i].trail));
      small_city_apply (city, trail_text_time ("0 20:00"), FALSE, cases);
      g_autoptr (PentadCounters) counters = count (city, 0, 0, trail_text_time ("0 13:00"));
      g_assert_cmpint (value (city, counters, "990100", PENTAD_COUNT_OPEN_RAISED_DUE), ==,
                       table[i].due);
      g_assert_cmpint (value (city, counters, "990100", PENTAD_COUNT_OPEN_RAISED_DUE_IN_TIME), ==,
                       table[i].in_time);
      g_assert_cmpint (value (city, counters, "990100", PENTAD_COUNT_RAISED_NEED_CLOSE), ==,
                       table[i].stored);
    }
}

/* History does not tell unit grids apart; the ended cases of a day do, when they are all known. */
static void
test_finished_days_from_their_cases (void)
{
  static const struct
  {
    int cases_from, ended_from, first_day; /* days before today; 9: none */
    gboolean is_coarse;
  } table[] = {
    { 9, 3, 0, TRUE }, { 3, 3, 3, FALSE }, { 3, 2, 2, TRUE },
    { 2, 3, 2, TRUE }, { 5, 3, 3, FALSE }, { 3, 0, 0, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCity) city = small_city_new ();
      g_autoptr (GPtrArray) nobody = small_city_cases ();
      g_autoptr (GPtrArray) ended = small_city_cases ();
      g_autoptr (PentadHistory) history =
          pentad_history_new (trail_text_day (-3), trail_text_day (-1));

      g_test_message ("row %u", i);
      pentad_history_begin_row (history, trail_text_day (-3), "s1", "e0101");
      pentad_history_add_value (history, PENTAD_COUNT_REPORT, 1);
      pentad_city_add_history (city, history);
      g_ptr_array_add (ended,
                       trail_text_case_at ("A", "g0", NAN, NAN, "-3 08:00 report; -3 09:00 close"));
      small_city_apply (city, trail_text_time ("0 13:00"), FALSE, nobody);
      for (int day = table[i].ended_from; day > 0; day--)
        pentad_city_add_ended (city, trail_text_day (-day), day == 3 ? ended : nobody);
      if (table[i].cases_from < 9)
        pentad_city_set_cases_from (city, trail_text_day (-table[i].cases_from));
      g_assert_cmpint (pentad_city_first_case_day (city, trail_text_time ("0 13:00")), ==,
                       trail_text_day (-table[i].first_day));
      g_autoptr (PentadCounters) counters = count (city, -3, 0, trail_text_time ("0 13:00"));
      g_assert_cmpint (counters->coarse[place (city, "g0")], ==, table[i].is_coarse);
      g_assert_cmpint (value (city, counters, "s1", PENTAD_COUNT_REPORT), ==, 1);
      g_assert_cmpint (value (city, counters, "g0", PENTAD_COUNT_REPORT), ==,
                       table[i].first_day == 3);
    }
}

/* --- A random but fixed city life ------------------------------------------------------------- */

/* Days of the life; everything ends before the last instant looked at or stays open. */
#define N_DAYS  12
#define N_CASES 300

typedef struct
{
  GArray *entries; /* PentadTrailEntry */
  GRand *rand;
  gint64 now;
} Life;

static void
act (Life *life, PentadAct what, int most_minutes, const char *department, int due_minutes)
{
  life->now += 60 * g_rand_int_range (life->rand, 1, most_minutes + 1);
  PentadTrailEntry entry = {
    .time = life->now,
    .due = due_minutes > 0 ? life->now + 60 * due_minutes : PENTAD_NO_TIME,
    .department = department,
    .act = what,
    .value = g_rand_boolean (life->rand),
  };

  g_array_append_val (life->entries, entry);
}

static gboolean
chance (Life *life, int percent)
{
  return g_rand_int_range (life->rand, 0, 100) < percent;
}

static void
live_from_dispatch (Life *life)
{
  act (life, PENTAD_ACT_DISPATCH, 30, "D1", 60 * g_rand_int_range (life->rand, 2, 30));
  if (chance (life, 10))
    {
      act (life, PENTAD_ACT_RETURN, 60, NULL, 0);
      act (life, PENTAD_ACT_DISPATCH, 30, "D2", 240);
    }
  if (chance (life, 15))
    act (life, PENTAD_ACT_EXTEND, 300, NULL, 1440);
  if (chance (life, 10))
    {
      act (life, PENTAD_ACT_SUSPEND, 300, NULL, 0);
      act (life, PENTAD_ACT_RESUME, 3000, NULL, 600);
    }
  if (chance (life, 20))
    act (life, PENTAD_ACT_PRESS, 300, NULL, 0);
  if (chance (life, 5))
    {
      act (life, PENTAD_ACT_FORCE_CLOSE, 3000, NULL, 0);
      return;
    }
  act (life, PENTAD_ACT_DISPOSE, 2000, NULL, 0);
  act (life, PENTAD_ACT_FEEDBACK, 30, NULL, 0);
  if (chance (life, 15))
    {
      act (life, PENTAD_ACT_REWORK, 60, NULL, 0);
      act (life, PENTAD_ACT_DISPOSE, 600, NULL, 0);
      act (life, PENTAD_ACT_FEEDBACK, 30, NULL, 0);
    }
  act (life, PENTAD_ACT_CHECK, 60, NULL, 0);
  act (life, PENTAD_ACT_CLOSE, 60, NULL, 0);
}

static PentadCase *
live (GRand *rand, int number)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (PentadTrailEntry));
  Life life = { entries, rand,
                trail_text_time ("0 00:00") + g_rand_int_range (rand, 0, N_DAYS * 86400) };
  g_autofree char *id = g_strdup_printf ("C%04d", number);
  g_autofree char *grid = g_strdup_printf ("g%d", g_rand_int_range (rand, 0, 20));

  act (&life, PENTAD_ACT_REPORT, 1, NULL, 0);
  if (chance (&life, 20))
    {
      act (&life, PENTAD_ACT_SEND_VERIFY, 20, NULL, 0);
      act (&life, PENTAD_ACT_VERIFY, 90, NULL, 0);
    }
  if (chance (&life, 10))
    act (&life, PENTAD_ACT_REJECT, 30, NULL, 0);
  else if (chance (&life, 5))
    act (&life, PENTAD_ACT_SELF_HANDLED, 10, NULL, 0);
  else
    {
      act (&life, PENTAD_ACT_ACCEPT, 25, NULL, 0);
      act (&life, PENTAD_ACT_FILE, 25, NULL, 0);
      if (chance (&life, 5))
        act (&life, PENTAD_ACT_VOID, 600, NULL, 0);
      else
        live_from_dispatch (&life);
    }
  return pentad_case_new (&(PentadCaseFacts){ id, "e0101",
                                              g_rand_int_range (rand, 0, PENTAD_N_SOURCES), FALSE,
                                              grid, NAN, NAN, NULL },
                          (const PentadTrailEntry *)(void *)entries->data, entries->len);
}

static GPtrArray *
lives (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260302);
  GPtrArray *cases = small_city_cases ();

  for (int i = 0; i < N_CASES; i++)
    g_ptr_array_add (cases, live (rand, i));
  return cases;
}

static PentadCase *
cut (const PentadCase *item, gint64 time)
{
  g_auto (PentadTrail) trail;
  guint n = 0;

  pentad_trail_init (&trail, item);
  while (n < trail.n && trail.entries[n].time <= time)
    n++;
  return pentad_case_new (&(PentadCaseFacts){ pentad_case_get_id (item),
                                              pentad_case_get_class_code (item), trail.source,
                                              trail.repeat, pentad_case_get_division_code (item),
                                              NAN, NAN, NULL },
                          trail.entries, n);
}

static PentadCity *
complete_city (GPtrArray *cases, gint64 as_of)
{
  PentadCity *city = small_city_new ();

  pentad_city_set_complete (city, TRUE);
  small_city_apply (city, as_of, FALSE, cases);
  return city;
}

static void
assert_equal (const PentadCounters *a, const PentadCounters *b)
{
  g_assert_cmpuint (a->places->len, ==, b->places->len);
  for (guint row = 0; row < a->places->len; row++)
    {
      for (int k = 0; k < PENTAD_N_COUNTS; k++)
        if (pentad_counters_get (a, row, k) != pentad_counters_get (b, row, k))
          g_error ("place %d, %s: %d and %d", g_array_index (a->places, int, row),
                   pentad_count_id (k), (int)pentad_counters_get (a, row, k),
                   (int)pentad_counters_get (b, row, k));
      guint n = pentad_handlings_get_n (&a->handlings[row]);

      g_assert_cmpuint (n, ==, pentad_handlings_get_n (&b->handlings[row]));
      if (n == 0)
        continue;
      g_assert_cmpfloat (pentad_handlings_get_sum (&a->handlings[row]), ==,
                         pentad_handlings_get_sum (&b->handlings[row]));
      g_assert_cmpfloat (pentad_handlings_get_median (&a->handlings[row]), ==,
                         pentad_handlings_get_median (&b->handlings[row]));
    }
}

typedef struct
{
  gint64 sums[PENTAD_N_STORED_COUNTS];
  PentadHistory *history;
} DayBook;

static void
tally_cb (const PentadTallyEvent *event, gpointer user_data)
{
  DayBook *book = user_data;

  if (event->of_place)
    book->sums[event->count]++;
  if (!isnan (event->minutes))
    pentad_history_add_minutes (book->history, event->minutes);
}

/* The rows a platform keeps: per day and case here, which adds up to the same. */
static PentadHistory *
history_of (GPtrArray *cases, int last_day)
{
  g_autoptr (PentadScheme) scheme = small_city_scheme ();
  g_autoptr (PentadZone) zone = trail_text_zone ();
  PentadHistory *history = pentad_history_new (trail_text_day (0), trail_text_day (last_day));

  for (int day = 0; day <= last_day; day++)
    for (guint i = 0; i < cases->len; i++)
      {
        const PentadCase *item = g_ptr_array_index (cases, i);
        DayBook book = { { 0 }, history };

        pentad_history_begin_row (history, trail_text_day (day),
                                  pentad_case_get_division_code (item),
                                  pentad_case_get_class_code (item));
        pentad_case_tally (item, &scheme->limits, zone,
                           pentad_zone_day_begin (zone, trail_text_day (day)),
                           pentad_zone_day_begin (zone, trail_text_day (day + 1)), tally_cb, &book);
        for (int k = 0; k < PENTAD_N_STORED_COUNTS; k++)
          if (book.sums[k] > 0)
            pentad_history_add_value (history, k, (guint32)book.sums[k]);
      }
  return history;
}

/* What a platform with history sends at an instant: open cases, and by day those that ended. A case
 * that ended on an earlier day may still have a deadline today, so those days are needed, too. */
static PentadCity *
city_with_history (GPtrArray *cases, gint64 time, int today)
{
  PentadCity *city = small_city_new ();
  g_autoptr (PentadZone) zone = trail_text_zone ();
  g_autoptr (PentadHistory) history = history_of (cases, today - 1);
  g_autoptr (GPtrArray) open = small_city_cases ();
  g_autoptr (GPtrArray) ended = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);

  for (int day = 0; day <= today; day++)
    g_ptr_array_add (ended, small_city_cases ());
  for (guint i = 0; i < cases->len; i++)
    {
      PentadCase *item = cut (g_ptr_array_index (cases, i), time);
      PentadCaseView view;

      pentad_case_view (item, time, &view);
      if (view.outcome == PENTAD_OUTCOME_OPEN)
        g_ptr_array_add (open, item);
      else if (view.outcome == PENTAD_OUTCOME_UNKNOWN)
        pentad_case_free (item);
      else
        g_ptr_array_add (
            g_ptr_array_index (ended, pentad_zone_day (zone, view.ended) - trail_text_day (0)),
            item);
    }
  small_city_apply (city, time, FALSE, open);
  for (int day = 0; day <= today; day++)
    pentad_city_add_ended (city, trail_text_day (day), g_ptr_array_index (ended, day));
  pentad_city_add_history (city, history);
  return city;
}

static void
test_history_and_cases_say_the_same (void)
{
  static const struct
  {
    int today;
    const char *time;
    int from, to;
  } table[] = {
    { 6, "6 15:00", 6, 6 },    { 6, "6 15:00", 0, 6 }, { 6, "6 15:00", 2, 4 },
    { 6, "6 15:00", 5, 6 },    { 6, "6 15:00", 0, 9 }, { 6, "6 00:00", 0, 6 },
    { 11, "11 23:59", 0, 11 }, { 1, "1 08:00", 0, 1 },
  };
  g_autoptr (GPtrArray) cases = lives ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 time = trail_text_time (table[i].time);
      g_autoptr (PentadCity) all = complete_city (cases, time);
      g_autoptr (PentadCity) some = city_with_history (cases, time, table[i].today);
      g_autoptr (PentadCounters) from_cases = count (all, table[i].from, table[i].to, time);
      g_autoptr (PentadCounters) from_history = count (some, table[i].from, table[i].to, time);

      g_test_message ("%s, %d to %d", table[i].time, table[i].from, table[i].to);
      g_assert_cmpint (pentad_counters_get (from_cases, 0, PENTAD_COUNT_REPORT), >, 0);
      assert_equal (from_cases, from_history);
    }
}

static void
test_a_look_back_ignores_what_came_later (void)
{
  g_autoptr (GPtrArray) cases = lives ();

  for (int day = 0; day < N_DAYS; day += 2)
    {
      gint64 time = trail_text_time ("0 14:30") + day * PENTAD_DAY_S;
      g_autoptr (GPtrArray) past = small_city_cases ();

      for (guint i = 0; i < cases->len; i++)
        g_ptr_array_add (past, cut (g_ptr_array_index (cases, i), time));
      g_autoptr (PentadCity) now = complete_city (cases, trail_text_time ("99 00:00"));
      g_autoptr (PentadCity) then = complete_city (past, time);
      g_autoptr (PentadCounters) looked_back = count (now, 0, day, time);
      g_autoptr (PentadCounters) as_it_was = count (then, 0, day, time);
      assert_equal (looked_back, as_it_was);
      g_assert_cmpint (looked_back->outside, ==, as_it_was->outside);
    }
}

static void
test_days_add_up (void)
{
  g_autoptr (GPtrArray) cases = lives ();
  gint64 time = trail_text_time ("11 20:00");
  g_autoptr (PentadCity) city = complete_city (cases, time);
  g_autoptr (PentadCounters) whole = count (city, 0, 11, time);
  gint64 sums[PENTAD_N_STORED_COUNTS] = { 0 };

  for (int day = 0; day <= 11; day++)
    {
      g_autoptr (PentadCounters) part = count (city, day, day, time);

      for (int k = 0; k < PENTAD_N_STORED_COUNTS; k++)
        sums[k] += pentad_counters_get (part, 0, k);
    }
  for (int k = 0; k < PENTAD_N_STORED_COUNTS; k++)
    g_assert_cmpint (sums[k], ==, pentad_counters_get (whole, 0, k));
}

static void
test_places_add_up (void)
{
  g_autoptr (GPtrArray) cases = lives ();
  gint64 time = trail_text_time ("9 20:00");
  g_autoptr (PentadCity) city = complete_city (cases, time);
  g_autoptr (PentadCounters) counters = count (city, 0, 9, time);

  for (int k = 0; k < PENTAD_N_COUNTS; k++)
    {
      gint64 of_grids = 0;

      for (int i = 0; i < 20; i++)
        {
          g_autofree char *code = g_strdup_printf ("g%d", i);

          of_grids += value (city, counters, code, k);
        }
      g_assert_cmpint (value (city, counters, "990100", k), ==, of_grids);
      g_assert_cmpint (value (city, counters, "d1", k) + value (city, counters, "d2", k), ==,
                       of_grids);
    }
}

static void
test_days_covered (void)
{
  static const struct
  {
    int from, to;
    gboolean complete;
    int covered;
  } table[] = {
    { 6, 6, FALSE, 1 },  { 0, 6, FALSE, 7 }, { -3, 6, FALSE, 7 }, { -3, -1, FALSE, 0 },
    { -3, -1, TRUE, 3 }, { 5, 9, FALSE, 2 }, { 7, 9, FALSE, 0 },  { 7, 9, TRUE, 0 },
  };
  g_autoptr (GPtrArray) cases = lives ();
  gint64 time = trail_text_time ("6 15:00");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (PentadCity) city = city_with_history (cases, time, 6);

      pentad_city_set_complete (city, table[i].complete);
      g_autoptr (PentadCounters) counters = count (city, table[i].from, table[i].to, time);
      g_test_message ("%d to %d", table[i].from, table[i].to);
      g_assert_cmpint (counters->days_covered, ==, table[i].covered);
    }
}

static void
test_business_day_cuts_the_period (void)
{
  static const struct
  {
    int day_start_s, day;
    int reports;
  } table[] = { { 0, 0, 1 }, { 0, 1, 1 }, { 5 * 3600, 0, 2 }, { 5 * 3600, 1, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PentadCity) city = small_city_new ();
      g_autoptr (PentadAbout) about = pentad_about_new ();
      g_autoptr (GPtrArray) cases = small_city_cases ();

      about->zone = pentad_zone_new ("Asia/Shanghai", table[i].day_start_s, &error);
      g_assert_no_error (error);
      pentad_city_set_about (city, about);
      pentad_city_set_complete (city, TRUE);
      g_ptr_array_add (cases, trail_text_case_at ("A", "g3", NAN, NAN, "0 23:59:59 report"));
      g_ptr_array_add (cases, trail_text_case_at ("B", "g3", NAN, NAN, "1 04:59:59 report"));
      small_city_apply (city, trail_text_time ("3 00:00"), FALSE, cases);
      g_autoptr (PentadCounters) counters =
          count (city, table[i].day, table[i].day, trail_text_time ("3 00:00"));
      g_assert_cmpint (value (city, counters, "d1", PENTAD_COUNT_REPORT), ==, table[i].reports);
    }
}

static void
test_rows_that_were_asked_for (void)
{
  g_autoptr (GPtrArray) cases = lives ();
  gint64 time = trail_text_time ("9 20:00");
  g_autoptr (PentadCity) city = complete_city (cases, time);
  g_autoptr (PentadCounters) all = count (city, 0, 9, time);
  const PentadDivisions *divisions = pentad_city_get_divisions (city);
  g_autoptr (GArray) around = pentad_places_around (divisions, place (city, "s1"));
  g_autoptr (GArray) streets = pentad_places_down_to (divisions, PENTAD_LEVEL_STREET);
  PentadPeriod period = { PENTAD_PERIOD_RANGE, trail_text_day (0), trail_text_day (9) };
  g_autoptr (PentadCounters) some = pentad_counters_new (city, &period, time, around);

  g_assert_cmpuint (streets->len, ==, 6);
  g_assert_cmpuint (around->len, ==, 3 + 5);
  g_assert_cmpint (g_array_index (around, int, 0), ==, 0);
  g_assert_cmpint (g_array_index (around, int, 1), ==, place (city, "d1"));
  g_assert_cmpint (g_array_index (around, int, 2), ==, place (city, "s1"));
  g_assert_cmpint (g_array_index (around, int, 3), ==, place (city, "g0"));
  for (guint row = 0; row < around->len; row++)
    {
      g_assert_cmpint (g_array_index (around, int, row), >,
                       row > 0 ? g_array_index (around, int, row - 1) : -1);
      for (int k = 0; k < PENTAD_N_COUNTS; k++)
        g_assert_cmpint (pentad_counters_get (some, row, k), ==,
                         pentad_counters_get (all, g_array_index (around, guint, row), k));
    }
}

static void
test_city_that_knows_nothing_yet (void)
{
  g_autoptr (PentadCity) city = pentad_city_new ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (int));
  PentadPeriod period = { PENTAD_PERIOD_TODAY, trail_text_day (0), trail_text_day (0) };
  int zero = 0;

  g_array_append_val (places, zero);
  g_autoptr (PentadCounters) counters =
      pentad_counters_new (city, &period, trail_text_time ("0 08:00"), places);
  g_assert_cmpint (pentad_counters_get (counters, 0, PENTAD_COUNT_REPORT), ==, 0);
  g_assert_cmpint (counters->days_covered, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluate/counters/places-are-counted-on-their-own",
                   test_places_are_counted_on_their_own);
  g_test_add_func ("/evaluate/counters/open-cases", test_open_cases);
  g_test_add_func ("/evaluate/counters/raised-cases", test_raised_cases);
  g_test_add_func ("/evaluate/counters/finished-days-from-their-cases",
                   test_finished_days_from_their_cases);
  g_test_add_func ("/evaluate/counters/history-and-cases-say-the-same",
                   test_history_and_cases_say_the_same);
  g_test_add_func ("/evaluate/counters/a-look-back-ignores-what-came-later",
                   test_a_look_back_ignores_what_came_later);
  g_test_add_func ("/evaluate/counters/days-add-up", test_days_add_up);
  g_test_add_func ("/evaluate/counters/places-add-up", test_places_add_up);
  g_test_add_func ("/evaluate/counters/days-covered", test_days_covered);
  g_test_add_func ("/evaluate/counters/business-day-cuts-the-period",
                   test_business_day_cuts_the_period);
  g_test_add_func ("/evaluate/counters/rows-that-were-asked-for", test_rows_that_were_asked_for);
  g_test_add_func ("/evaluate/counters/city-that-knows-nothing-yet",
                   test_city_that_knows_nothing_yet);
  return g_test_run ();
}
