/* The ledger against counting anew: whatever happens to cases, time and rules, and in whatever
 * order, what is kept along equals what all cases add up to.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A seed makes a life of some days: cases come, go on, end, open again, move, change class and
 * department, are told of twice; the clock goes over deadlines and midnights, back and far ahead;
 * divisions, classes, limits and the zone are replaced. After each step every counter of every
 * place, department and post is counted by going through all cases with the rules of model/tally.h
 * and nothing else. */
#include "config.h"

#include "recount-situation.h"
#include "small-city.h"
#include "trail-text.h"

#include "evaluate/counters.h"
#include "evaluate/series.h"

#include <math.h>
#include <string.h>

#define N_SEEDS 200
#define N_STEPS 20
#define N_IDS   40

typedef struct
{
  PentadCity *city;
  GRand *rand;
  gint64 now;
  guint32 seed;
} Life;

static int
below (Life *life, int n)
{
  return g_rand_int_range (life->rand, 0, n);
}

static gboolean
chance (Life *life, int percent)
{
  return below (life, 100) < percent;
}

static PentadAct
any_act (Life *life, gboolean is_dated)
{
  PentadAct act = below (life, is_dated ? PENTAD_N_ACTS - 1 : PENTAD_N_ACTS);

  return is_dated && act >= PENTAD_ACT_END ? act + 1 : act;
}

static const char *
any_of (Life *life, const char *const *texts, int n)
{
  return texts[below (life, n)];
}

/* --- What is played with --------------------------------------------------------------------- */

static const char *const classes[] = { "e0101", "e0102", "e02", "z99", NULL };
static const char *const departments[] = { "D1", "D2", "D9", NULL };
static const char *const persons[] = { "P1", "P2", "P9", NULL, NULL };

/* Two districts with two streets each, with communities of three grids; codes only. */
static PentadDivisions *
coded_divisions (void)
{
  PentadDivisionsBuilder *builder = pentad_divisions_builder_new ("990100", NULL);

  for (int d = 0; d < 2; d++)
    for (int s = 0; s < 2; s++)
      for (int c = 0; c < 2; c++)
        for (int g = 0; g < 3; g++)
          {
            g_autofree char *district = g_strdup_printf ("d%d", d);
            g_autofree char *street = g_strdup_printf ("s%d%d", d, s);
            g_autofree char *community = g_strdup_printf ("c%d%d%d", d, s, c);
            g_autofree char *grid = g_strdup_printf ("g%d%d%d%d", d, s, c, g);

            if (s + c + g == 0)
              pentad_divisions_builder_add (builder, PENTAD_LEVEL_DISTRICT, district, NULL, NULL);
            if (c + g == 0)
              pentad_divisions_builder_add (builder, PENTAD_LEVEL_STREET, street, NULL, district);
            if (g == 0)
              pentad_divisions_builder_add (builder, PENTAD_LEVEL_COMMUNITY, community, NULL,
                                            street);
            pentad_divisions_builder_add (builder, PENTAD_LEVEL_GRID, grid, NULL, community);
          }
  return pentad_divisions_builder_finish (builder);
}

static void
play_divisions (Life *life, gboolean coded)
{
  g_autoptr (PentadDivisions) divisions = coded ? coded_divisions () : small_city_divisions ();

  pentad_city_set_divisions (life->city, divisions);
}

static void
play_catalogue (Life *life)
{
  g_autoptr (PentadCatalogue) catalogue = pentad_catalogue_new ();

  if (chance (life, 70))
    pentad_catalogue_add_class (catalogue, "e01", NULL, PENTAD_CLASS_EVENT, NULL);
  pentad_catalogue_add_class (catalogue, "e0101", NULL, PENTAD_CLASS_EVENT, "e01");
  pentad_catalogue_add_class (catalogue, "e0102", NULL, PENTAD_CLASS_EVENT, "e01");
  pentad_catalogue_add_class (catalogue, "e02", NULL, PENTAD_CLASS_EVENT, NULL);
  if (chance (life, 70))
    pentad_catalogue_add_department (catalogue, "D1", NULL, NULL, NULL);
  pentad_catalogue_add_department (catalogue, "D2", NULL, NULL, NULL);
  pentad_catalogue_add_post (catalogue, "P1", NULL, "supervisor", NULL);
  if (chance (life, 70))
    pentad_catalogue_add_post (catalogue, "P2", NULL, "dispatcher", NULL);
  pentad_city_set_catalogue (life->city, catalogue);
}

static void
play_scheme (Life *life)
{
  g_autoptr (PentadScheme) scheme = small_city_scheme ();
  int *limits[] = { &scheme->limits.verify_s,      &scheme->limits.accept_s,
                    &scheme->limits.file_s,        &scheme->limits.dispatch_s,
                    &scheme->limits.check_s,       &scheme->limits.close_s,
                    &scheme->limits.send_verify_s, &scheme->limits.send_check_s };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    *limits[i] = chance (life, 15) ? -1 : 60 * below (life, 300);
  pentad_city_set_scheme (life->city, scheme);
}

static void
play_about (Life *life)
{
  static const char *const zones[] = { "Asia/Shanghai", "America/New_York", "UTC" };
  g_autoptr (PentadAbout) about = pentad_about_new ();

  g_clear_pointer (&about->zone, pentad_zone_unref);
  about->zone = pentad_zone_new (any_of (life, zones, G_N_ELEMENTS (zones)),
                                 chance (life, 50) ? 0 : 5 * 3600, NULL);
  g_assert_nonnull (about->zone);
  pentad_city_set_about (life->city, about);
}

/* --- Cases ----------------------------------------------------------------------------------- */

/* Any act after any other: the order that a real case keeps is only likely. */
static void
add_act (Life *life, GArray *entries, PentadAct act, gint64 time)
{
  PentadTrailEntry entry = { .time = time, .due = PENTAD_NO_TIME, .act = act, .value = 0 };
  gboolean dated = act == PENTAD_ACT_DISPATCH || act == PENTAD_ACT_EXTEND ||
                   act == PENTAD_ACT_RESUME || chance (life, 3);

  if (act == PENTAD_ACT_END)
    entry.time = PENTAD_NO_TIME;
  if (act == PENTAD_ACT_DISPATCH || chance (life, 3))
    entry.department = any_of (life, departments, G_N_ELEMENTS (departments));
  if (dated && act != PENTAD_ACT_END)
    entry.due = time + 60 * (below (life, 3000) - 200);
  entry.by = any_of (life, persons, G_N_ELEMENTS (persons));
  entry.to = any_of (life, persons, G_N_ELEMENTS (persons));
  entry.value = act == PENTAD_ACT_VISIT || act == PENTAD_ACT_APPEAL ? chance (life, 50) : 0;
  g_array_append_val (entries, entry);
}

static void
add_acts (Life *life, GArray *entries, int n)
{
  static const PentadAct normal[] = { PENTAD_ACT_REPORT,   PENTAD_ACT_ACCEPT,  PENTAD_ACT_FILE,
                                      PENTAD_ACT_DISPATCH, PENTAD_ACT_DISPOSE, PENTAD_ACT_FEEDBACK,
                                      PENTAD_ACT_CHECK,    PENTAD_ACT_CLOSE };
  gint64 time = life->now - 3600 * below (life, 60);
  guint step = 0;

  if (entries->len > 0)
    {
      const PentadTrailEntry *last = &g_array_index (entries, PentadTrailEntry, entries->len - 1);

      time = last->time != PENTAD_NO_TIME ? last->time : time;
      while (step < G_N_ELEMENTS (normal) && normal[step] != last->act)
        step++;
      step++;
    }
  for (int i = 0; i < n; i++)
    {
      PentadAct act = step < G_N_ELEMENTS (normal) && chance (life, 70)
                          ? normal[step++]
                          : any_act (life, chance (life, 90));

      if (entries->len > 0 || chance (life, 90))
        time += chance (life, 20) ? 3600 * below (life, 60) : 60 * below (life, 90);
      add_act (life, entries, entries->len == 0 && chance (life, 95) ? PENTAD_ACT_REPORT : act,
               time);
    }
}

/* The case as it goes on, or another one, with the id. */
static PentadCase *
make_case (Life *life, int number)
{
  static const char *const divisions[] = { "g0",  "g4",    "g12",  "g20",   "s1",  "d2", "990100",
                                           "x99", "g0000", "c010", "g1112", "s10", NULL };
  g_autofree char *id = g_strdup_printf ("C%03d", number);
  const PentadCaseRow *held = small_city_find (life->city, id);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (PentadTrailEntry));
  PentadCaseFacts facts = {
    .id = id,
    .class_code = any_of (life, classes, G_N_ELEMENTS (classes)),
    .source = below (life, PENTAD_N_SOURCES),
    .repeat = chance (life, 10),
    .division = any_of (life, divisions, G_N_ELEMENTS (divisions)),
    .lon = chance (life, 90) ? g_rand_double_range (life->rand, -1, 22) : NAN,
    .lat = chance (life, 50) ? 0.5 : 5,
  };

  if (held != NULL && chance (life, 85))
    {
      g_auto (PentadTrail) trail;
      PentadCaseFacts old = pentad_case_get_facts (held->data);

      pentad_trail_init (&trail, held->data);
      g_array_append_vals (entries, trail.entries, trail.n);
      old.id = id;
      if (chance (life, 85))
        facts = old;
      else if (chance (life, 50))
        facts.division = old.division;
      else
        facts.class_code = old.class_code;
      /* The case as it stands may be told of again, and an act may turn out not to have been. */
      if (entries->len > 1 && chance (life, 10))
        g_array_set_size (entries, entries->len - 1);
      add_acts (life, entries, below (life, 3));
      return pentad_case_new (&facts, (const PentadTrailEntry *)(void *)entries->data,
                              entries->len);
    }
  add_acts (life, entries, 1 + below (life, 9));
  return pentad_case_new (&facts, (const PentadTrailEntry *)(void *)entries->data, entries->len);
}

static void
play_state (Life *life, gboolean is_delta, int n)
{
  g_autoptr (PentadState) state = pentad_state_new ();

  state->as_of = life->now;
  state->is_delta = is_delta;
  for (int i = 0; i < n; i++)
    g_ptr_array_add (state->cases, make_case (life, below (life, N_IDS)));
  pentad_city_apply_state (life->city, state);
}

static void
play_ended (Life *life)
{
  gint32 today = pentad_zone_day (pentad_city_get_zone (life->city), life->now);
  g_autoptr (GPtrArray) ended = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_case_free);

  for (int n = below (life, 5), i = 0; i < n; i++)
    g_ptr_array_add (ended, make_case (life, below (life, N_IDS)));
  pentad_city_add_ended (life->city, today - below (life, 4), ended);
}

static void
play_forget (Life *life)
{
  gint32 today = pentad_zone_day (pentad_city_get_zone (life->city), life->now);

  pentad_city_forget_ended (life->city, today - below (life, 4));
}

static void
play_step (Life *life)
{
  int what = below (life, 100);

  if (what < 45)
    play_state (life, TRUE, 1 + below (life, 6));
  else if (what < 52)
    play_state (life, FALSE, below (life, 30));
  else if (what < 62)
    play_ended (life);
  else if (what < 66)
    play_forget (life);
  else if (what < 70)
    pentad_city_set_cases_from (life->city,
                                pentad_zone_day (pentad_city_get_zone (life->city), life->now) -
                                    below (life, 4));
  else if (what < 73)
    pentad_city_set_complete (life->city, chance (life, 50));
  else if (what < 75)
    play_divisions (life, chance (life, 50));
  else if (what < 77)
    play_catalogue (life);
  else if (what < 79)
    play_scheme (life);
  else if (what < 81)
    play_about (life);
  if (chance (life, 80))
    life->now += chance (life, 20) ? 3600 * below (life, 20) : below (life, 3600);
  else if (chance (life, 10))
    life->now -= below (life, 100000);
}

/* --- Counting anew --------------------------------------------------------------------------- */

typedef struct
{
  const PentadDivisions *divisions;
  const PentadCatalogue *catalogue;
  int subject; /* place, or department or post of the catalogue */
  enum
  {
    OF_PLACE,
    OF_DEPARTMENT,
    OF_POST
  } kind;
  const PentadCaseRow *row;
  gint64 counts[PENTAD_N_COUNTS], outside;
  GArray *minutes;
  double *days;
  double *by_class;
  PentadCount count;
  gint32 from;
  const PentadZone *zone;
} Anew;

static gboolean
is_of (const Anew *anew, const PentadTallyEvent *event)
{
  if (anew->kind == OF_DEPARTMENT)
    return pentad_catalogue_find_department (anew->catalogue, event->department) == anew->subject;
  if (anew->kind == OF_POST)
    return pentad_catalogue_find_post (anew->catalogue, event->persons[0]) == anew->subject ||
           pentad_catalogue_find_post (anew->catalogue, event->persons[1]) == anew->subject;
  return event->of_place &&
         anew->row->place[pentad_divisions_get (anew->divisions, anew->subject)->level] ==
             anew->subject;
}

static void
anew_cb (const PentadTallyEvent *event, gpointer user_data)
{
  Anew *anew = user_data;
  float minutes = (float)event->minutes;

  if (event->of_place && event->count == PENTAD_COUNT_REPORT &&
      anew->row->place[PENTAD_LEVEL_CITY] == PENTAD_NO_PLACE)
    anew->outside++;
  if (!is_of (anew, event))
    return;
  anew->counts[event->count]++;
  if (!isnan (event->minutes))
    g_array_append_val (anew->minutes, minutes);
  if (event->count != anew->count || anew->days == NULL)
    return;
  anew->days[pentad_zone_day (anew->zone, event->time) - anew->from]++;
  anew->by_class[anew->row->class_index + 1]++;
}

static int
compare_floats (gconstpointer a, gconstpointer b)
{
  float x = *(const float *)a, y = *(const float *)b;

  return x < y ? -1 : x > y;
}

static void
count_anew (Life *life, const PentadPeriod *period, gint64 time, Anew *anew)
{
  const PentadScheme *scheme = pentad_city_get_scheme (life->city);
  const PentadZone *zone = pentad_city_get_zone (life->city);
  gint32 first_day = MAX (period->from, pentad_city_first_case_day (life->city, time));
  gint64 from = pentad_zone_day_begin (zone, first_day);
  gint64 to = MIN (pentad_zone_day_begin (zone, period->to + 1), time + 1);
  guint n;
  const PentadCaseRow *rows = pentad_city_get_cases (life->city, &n);

  anew->divisions = pentad_city_get_divisions (life->city);
  anew->catalogue = pentad_city_get_catalogue (life->city);
  anew->zone = zone;
  anew->from = period->from;
  anew->minutes = g_array_new (FALSE, FALSE, sizeof (float));
  for (guint i = 0; i < n; i++)
    {
      anew->row = &rows[i];
      if (from < to)
        pentad_case_tally (rows[i].data, &scheme->limits, zone, from, to, anew_cb, anew);
      pentad_case_tally_open (rows[i].data, time, pentad_zone_day_begin (zone, period->from), to,
                              anew_cb, anew);
    }
  g_array_sort (anew->minutes, compare_floats);
}

static double
sum_of (const GArray *minutes)
{
  PentadMinutesSum sum = { 0, 0 };

  for (guint i = 0; i < minutes->len; i++)
    pentad_minutes_sum_add (&sum, g_array_index (minutes, float, i), 1);
  return (double)sum.whole + (double)sum.parts / (1 << 30);
}

static void
assert_counts (Life *life, const Anew *anew, const gint64 *counts, PentadHandlings *handlings)
{
  guint n = anew->minutes->len;

  for (int k = 0; k < PENTAD_N_COUNTS; k++)
    if (counts[k] != anew->counts[k])
      g_error ("seed %u, kind %d, subject %d, %s: kept %d, anew %d", life->seed, anew->kind,
               anew->subject, pentad_count_id (k), (int)counts[k], (int)anew->counts[k]);
  g_assert_cmpuint (pentad_handlings_get_n (handlings), ==, n);
  if (n == 0)
    return;
  g_assert_cmpfloat (pentad_handlings_get_sum (handlings), ==, sum_of (anew->minutes));
  g_assert_cmpfloat (pentad_handlings_get_median (handlings), ==,
                     ((double)g_array_index (anew->minutes, float, (n - 1) / 2) +
                      (double)g_array_index (anew->minutes, float, n / 2)) /
                         2);
}

static void
check_places (Life *life, const PentadPeriod *period, gint64 time)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (life->city);
  g_autoptr (GArray) places = pentad_places_down_to (divisions, PENTAD_LEVEL_GRID);
  g_autoptr (PentadCounters) counters = pentad_counters_new (life->city, period, time, places);

  for (guint p = 0; p < places->len; p++)
    {
      Anew anew = { .kind = OF_PLACE, .subject = (int)p };

      count_anew (life, period, time, &anew);
      assert_counts (life, &anew, counters->sums + p * PENTAD_N_COUNTS, &counters->handlings[p]);
      g_assert_cmpint (counters->outside, ==, anew.outside);
      g_array_unref (anew.minutes);
    }
}

static void
check_units (Life *life, const PentadPeriod *period, gint64 time)
{
  PentadLedger *ledger = pentad_city_get_ledger (life->city, time);
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (life->city);
  int n_departments = (int)catalogue->departments->len, n_posts = (int)catalogue->posts->len;

  for (int i = 0; i < n_departments + n_posts; i++)
    {
      gboolean post = i >= n_departments;
      Anew anew = { .kind = post ? OF_POST : OF_DEPARTMENT,
                    .subject = post ? i - n_departments : i };
      PentadHandlings handlings = { 0 };
      gint64 counts[PENTAD_N_COUNTS] = { 0 };

      count_anew (life, period, time, &anew);
      pentad_ledger_add_counts (ledger,
                                post ? pentad_ledger_post (ledger, anew.subject)
                                     : pentad_ledger_department (ledger, anew.subject),
                                period->from, period->to, counts, post ? NULL : &handlings);
      if (post)
        g_array_set_size (anew.minutes, 0);
      assert_counts (life, &anew, counts, &handlings);
      pentad_handlings_clear (&handlings);
      g_array_unref (anew.minutes);
    }
}

static void
check_series (Life *life, const PentadPeriod *period, gint64 time)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (life->city);
  const PentadCatalogue *catalogue = pentad_city_get_catalogue (life->city);
  int place = below (life, pentad_divisions_get_count (divisions));
  PentadCount count = below (life, PENTAD_N_STORED_COUNTS);
  g_autofree double *days = g_new0 (double, (gsize)pentad_period_days (period));
  g_autofree double *by_class = g_new0 (double, (gsize)catalogue->classes->len + 1);
  Anew anew = {
    .kind = OF_PLACE, .subject = place, .count = count, .days = days, .by_class = by_class
  };
  g_autofree double *kept_days = pentad_series_daily (life->city, place, count, period, time);
  g_autoptr (GArray) kept = pentad_series_by_class (life->city, place, count, period, time, FALSE);

  count_anew (life, period, time, &anew);
  g_array_unref (anew.minutes);
  for (int day = 0; day < pentad_period_days (period); day++)
    g_assert_cmpfloat (isnan (kept_days[day]) ? 0 : kept_days[day], ==, days[day]);
  for (guint i = 0; i < kept->len; i++)
    {
      const PentadClassCount *of_class = &g_array_index (kept, PentadClassCount, i);

      g_assert_cmpfloat (of_class->n, ==, by_class[of_class->class_index + 1]);
      by_class[of_class->class_index + 1] = 0;
    }
  for (guint i = 0; i <= catalogue->classes->len; i++)
    g_assert_cmpfloat (by_class[i], ==, 0);
}

static void
check_hours (Life *life, gint64 time)
{
  const PentadDivisions *divisions = pentad_city_get_divisions (life->city);
  PentadLevel level;
  int place = below (life, pentad_divisions_get_count (divisions));
  PentadAct act =
      below (life, 100) < 80 ? (PentadAct)below (life, PENTAD_N_STAGES) : any_act (life, TRUE);
  gint64 from = time - time % 900 - 900 * below (life, 400) + (chance (life, 10) ? 7 : 0);
  g_autofree double *kept = pentad_series_hourly (life->city, place, act, from, 24, time);
  double hours[24] = { 0 };
  guint n;
  const PentadCaseRow *rows = pentad_city_get_cases (life->city, &n);

  level = pentad_divisions_get (divisions, place)->level;
  for (guint i = 0; i < n; i++)
    {
      PentadTrailIter iter;
      PentadTrailEntry entry;

      pentad_case_trail (rows[i].data, &iter);
      while (rows[i].place[level] == place && pentad_trail_iter_next (&iter, &entry))
        {
          PentadAct what = entry.act == PENTAD_ACT_FORCE_CLOSE ? PENTAD_ACT_CLOSE : entry.act;

          if (what == act && entry.time >= from && entry.time <= time &&
              entry.time < from + 24 * PENTAD_HOUR_S)
            hours[(entry.time - from) / PENTAD_HOUR_S]++;
        }
    }
  for (int h = 0; h < 24; h++)
    if (from + h * PENTAD_HOUR_S > time)
      g_assert_true (isnan (kept[h]));
    else
      g_assert_cmpfloat (kept[h], ==, hours[h]);
}

/* The city, a district, and any place: those asked for last are kept and follow. */
static void
check_situations (Life *life, gint64 time)
{
  int n_places = pentad_divisions_get_count (pentad_city_get_divisions (life->city));

  for (int place = 0; place < MIN (n_places, 6); place++)
    recount_situation (life->city, place, time, (guint)below (life, 12));
  recount_situation (life->city, below (life, n_places), time, (guint)below (life, 12));
}

static void
check (Life *life, gint64 time)
{
  gint32 day = pentad_zone_day (pentad_city_get_zone (life->city), time);
  PentadPeriod period = { PENTAD_PERIOD_RANGE, day - below (life, 5), day + below (life, 2) };

  if (chance (life, 30))
    period.from = period.to = day;
  else if (chance (life, 10))
    period.to = period.from;
  check_places (life, &period, time);
  check_units (life, &period, time);
  check_series (life, &period, time);
  check_hours (life, time);
  check_situations (life, time);
}

static void
live (guint32 seed, int n_steps)
{
  Life life = { .city = small_city_new (), .rand = g_rand_new_with_seed (seed), .seed = seed };

  life.now = trail_text_time ("0 00:00") + below (&life, 86400);
  play_catalogue (&life);
  if (chance (&life, 50))
    play_divisions (&life, TRUE);
  for (int step = 0; step < n_steps; step++)
    {
      g_test_message ("seed %u, step %d", seed, step);
      play_step (&life);
      check (&life, life.now);
      /* The same time yesterday is looked at beside now; other instants now and then. */
      if (chance (&life, 50))
        check (&life, life.now - PENTAD_DAY_S);
      if (chance (&life, 10))
        check (&life, life.now - 3600 * below (&life, 100));
    }
  g_rand_free (life.rand);
  g_assert_finalize_object (life.city);
}

static void
test_kept_equals_anew (gconstpointer data)
{
  guint part = GPOINTER_TO_UINT (data);

  for (guint32 seed = part * N_SEEDS / 4 + 1; seed <= (part + 1) * N_SEEDS / 4; seed++)
    live (seed, N_STEPS);
}

/* Once made, a ledger that follows goes on alone: the walk over all cases is not done again. */
static void
test_time_goes_on_over_deadlines (void)
{
  static const struct
  {
    const char *time;
    int open, overdue, need_close;
  } table[] = {
    { "0 09:00", 1, 0, 0 },    { "0 12:30", 1, 0, 1 }, { "0 12:30:01", 1, 1, 1 },
    { "0 12:59:59", 1, 1, 1 }, { "0 13:00", 1, 0, 1 }, { "0 23:59:59", 1, 0, 1 },
    { "1 00:00", 1, 0, 0 },    { "1 11:00", 1, 0, 0 }, { "1 12:00:01", 1, 1, 1 },
    { "1 14:00", 0, 0, 1 },
  };
  g_autoptr (PentadCity) city = small_city_new ();
  g_autoptr (GPtrArray) cases = small_city_cases ();

  g_ptr_array_add (cases, trail_text_case_at ("A", "g3", NAN, NAN,
                                              "0 08:00 report; 0 08:30 dispatch dept=D1 "
                                              "due=0/12:30; 0 13:00 extend due=1/12:00; "
                                              "1 14:00 close"));
  small_city_apply (city, trail_text_time ("0 09:00"), FALSE, cases);
  PentadLedger *first = pentad_city_get_ledger (city, trail_text_time (table[0].time));
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PentadLedger *ledger = pentad_city_get_ledger (city, trail_text_time (table[i].time));
      gint32 day = pentad_zone_day (pentad_city_get_zone (city), trail_text_time (table[i].time));
      gint64 counts[PENTAD_N_COUNTS] = { 0 };

      g_test_message ("%s", table[i].time);
      g_assert_true (ledger == first);
      pentad_ledger_add_counts (ledger, 0, day, day, counts, NULL);
      g_assert_cmpint (counts[PENTAD_COUNT_OPEN], ==, table[i].open);
      g_assert_cmpint (counts[PENTAD_COUNT_OVERDUE], ==, table[i].overdue);
      g_assert_cmpint (counts[PENTAD_COUNT_NEED_CLOSE], ==, table[i].need_close);
    }
}

/* Now and the same time yesterday go on side by side, and a look back does not push them out. */
static void
test_two_instants_go_on_together (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  gint64 now = trail_text_time ("3 09:00");
  PentadLedger *today = pentad_city_get_ledger (city, now);
  PentadLedger *yesterday = pentad_city_get_ledger (city, now - PENTAD_DAY_S);

  g_assert_true (today != yesterday);
  for (int i = 1; i < 200; i++)
    {
      g_assert_true (pentad_city_get_ledger (city, now + i * 900) == today);
      g_assert_true (pentad_city_get_ledger (city, now + i * 900 - PENTAD_DAY_S) == yesterday);
      if (i % 10 == 0)
        g_assert_true (pentad_city_get_ledger (city, trail_text_time ("0 01:00") + i) != today);
    }
}

/* Two threads make what one would. */
static void
test_two_are_made_at_once (void)
{
  g_autoptr (PentadCity) city = small_city_new ();
  gint64 now = trail_text_time ("3 09:00"), other = now - PENTAD_DAY_S;

  /* Of no cases, of one instant, and of what is there already, none is made. */
  pentad_city_make_ledgers (city, now, other);
  pentad_city_make_ledgers (city, now, now);
  g_autoptr (GPtrArray) cases = small_city_cases ();
  g_ptr_array_add (cases, trail_text_case_at ("A", "g1", NAN, NAN, "3 08:00 report"));
  g_ptr_array_add (cases, trail_text_case_at ("B", "g2", NAN, NAN, "1 08:00 report"));
  small_city_apply (city, now, FALSE, cases);
  pentad_city_make_ledgers (city, now, other);
  PentadLedger *today = pentad_city_get_ledger (city, now);
  PentadLedger *yesterday = pentad_city_get_ledger (city, other);
  g_assert_true (today != yesterday);
  g_assert_cmpint (pentad_ledger_get_time (yesterday), ==, other);
  g_assert_cmpint (pentad_situation_get_n_open (pentad_ledger_get_situation (today, 0)), ==, 2);
  g_assert_cmpint (pentad_situation_get_n_open (pentad_ledger_get_situation (yesterday, 0)), ==, 1);
  pentad_city_make_ledgers (city, now, other);
  g_assert_true (pentad_city_get_ledger (city, other) == yesterday);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *path = g_strdup_printf ("/evaluate/ledger/kept-equals-anew/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_kept_equals_anew);
    }
  g_test_add_func ("/evaluate/ledger/time-goes-on-over-deadlines",
                   test_time_goes_on_over_deadlines);
  g_test_add_func ("/evaluate/ledger/two-instants-go-on-together",
                   test_two_instants_go_on_together);
  g_test_add_func ("/evaluate/ledger/two-are-made-at-once", test_two_are_made_at_once);
  return g_test_run ();
}
