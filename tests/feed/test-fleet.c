/* A thousand walls on one platform: what they ask after an outage is hardly more than always.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The plans and the pace of the feed on a virtual clock; no request is sent. */
#include "config.h"

#include "feed/pace.h"

#include "model/zone.h"

#define SECOND G_GINT64_CONSTANT (1000000)

#define N_WALLS 1000
/* An answer takes this long. */
#define LATENCY_US 50000
/* The platform fails after this time, and for that of the row. */
#define BEFORE_S  400
#define AFTER_S   700
#define MAX_POLLS 40
/* Allowed: busiest second over the usual rate. */
#define MAX_PEAK 1.2

static const PentadPlanIntervals intervals = { .seconds = { 5, 30, 300, 86400 } };

typedef struct
{
  PentadPlan *plan;
  PentadPace pace;
  PentadPoll *polls[MAX_POLLS]; /* those of the plan */
  guint n_polls;
  gint64 next_us; /* nothing is due before */
} Wall;

typedef enum
{
  OUTAGE_REFUSES,     /* nobody answers */
  OUTAGE_RETRY_AFTER, /* 503 with a number of seconds */
  OUTAGE_RETRY_DATE   /* 503 with the instant of its end */
} Outage;

typedef struct
{
  const char *name;
  Outage outage;
  gint64 first_s, last_s;
  gboolean together; /* all walls are switched on in the same second */
  gboolean midnight; /* a day ends in the second `last_s` */
} Row;

static const Row rows[] = {
  { "short", OUTAGE_REFUSES, BEFORE_S, BEFORE_S + 20, FALSE },
  { "minutes", OUTAGE_REFUSES, BEFORE_S, BEFORE_S + 180, FALSE },
  { "half-an-hour", OUTAGE_REFUSES, BEFORE_S, BEFORE_S + 1800, FALSE },
  { "retry-after-seconds", OUTAGE_RETRY_AFTER, BEFORE_S, BEFORE_S + 300, FALSE },
  { "retry-after-date", OUTAGE_RETRY_DATE, BEFORE_S, BEFORE_S + 300, FALSE },
  { "switched-on-together", OUTAGE_REFUSES, BEFORE_S, BEFORE_S, TRUE },
  { "midnight", OUTAGE_REFUSES, BEFORE_S, BEFORE_S, FALSE, TRUE },
};

static GRand *dice;

static double
chance_cb (gpointer user_data)
{
  return g_rand_double (dice);
}

static void
list_polls (Wall *wall)
{
  wall->n_polls = pentad_plan_get_count (wall->plan);
  g_assert_cmpuint (wall->n_polls, <=, MAX_POLLS);
  for (guint i = 0; i < wall->n_polls; i++)
    wall->polls[i] = pentad_plan_get (wall->plan, i);
}

static void
turn_day (GPtrArray *walls, const PentadPlanNeeds *needs, gint64 now_us)
{
  for (guint i = 0; i < walls->len; i++)
    {
      Wall *wall = g_ptr_array_index (walls, i);

      pentad_plan_update (wall->plan, needs);
      pentad_pace_turn_day (&wall->pace, needs->today, now_us);
      list_polls (wall);
      wall->next_us = MAX (now_us, pentad_plan_get_next_us (wall->plan));
    }
}

static Wall *
wall_new (const PentadPlanNeeds *needs)
{
  Wall *wall = g_new0 (Wall, 1);

  wall->plan = pentad_plan_new (&intervals);
  pentad_plan_update (wall->plan, needs);
  pentad_pace_init (&wall->pace, wall->plan);
  wall->pace.chance = chance_cb;
  list_polls (wall);
  return wall;
}

static void
wall_free (gpointer data)
{
  Wall *wall = data;

  pentad_plan_free (wall->plan);
  g_free (wall);
}

static void
answer (const Row *row, Wall *wall, PentadPoll *poll, gint64 now_us)
{
  gint64 end_us = row->last_s * SECOND;
  gboolean is_out = poll->sent_us >= row->first_s * SECOND && poll->sent_us < end_us;

  if (!is_out)
    {
      pentad_pace_hear (&wall->pace, PENTAD_CONNECTION_OK, 200, now_us);
      pentad_pace_succeed (&wall->pace, poll, now_us, PENTAD_POLL_LOADED);
      return;
    }
  if (row->outage == OUTAGE_REFUSES)
    {
      pentad_pace_hear (&wall->pace, PENTAD_CONNECTION_OFFLINE, 0, now_us);
      pentad_pace_fail (&wall->pace, poll, now_us, PENTAD_CONNECTION_OFFLINE, "refused", -1);
      return;
    }
  pentad_pace_hear (&wall->pace, PENTAD_CONNECTION_FAILING, 503, now_us);
  pentad_pace_fail (&wall->pace, poll, now_us, PENTAD_CONNECTION_FAILING, "503",
                    row->outage == OUTAGE_RETRY_AFTER ? 120
                                                      : (int)((end_us - now_us) / SECOND) + 1);
}

/* pentad_pace_get_next_us(), which this test calls more often than a wall does in months. */
static gint64
find_next_us (const Wall *wall)
{
  gint64 next_us = PENTAD_POLL_NEVER;

  for (guint i = 0; i < wall->n_polls; i++)
    next_us = MIN (next_us, wall->polls[i]->next_us);
  return MAX (next_us, wall->pace.hold_until_us);
}

/* What a wall asks in the second that begins at now_us. */
static guint
run_second (const Row *row, Wall *wall, gint64 now_us)
{
  guint n = 0;

  while (wall->next_us < now_us + SECOND)
    {
      for (guint i = 0; i < wall->n_polls; i++)
        {
          PentadPoll *poll = wall->polls[i];

          if (poll->next_us > wall->next_us ||
              !pentad_pace_may_send (&wall->pace, poll, wall->next_us))
            continue;
          n++;
          poll->sent_us = wall->next_us;
          answer (row, wall, poll, poll->sent_us + LATENCY_US);
        }
      wall->next_us = find_next_us (wall);
    }
  return n;
}

static void
set_up_walls (GPtrArray *walls, const Row *row, const PentadPlanNeeds *needs)
{
  for (guint i = 0; i < N_WALLS; i++)
    {
      Wall *wall = wall_new (needs);
      gint64 start_us = row->together ? 0 : (gint64)(g_rand_double (dice) * 30 * SECOND);

      for (guint k = 0; k < wall->n_polls; k++)
        wall->polls[k]->next_us = start_us;
      g_ptr_array_add (walls, wall);
    }
}

static double
get_usual_rate (PentadPlan *plan)
{
  double rate = 0;

  for (guint i = 0; i < pentad_plan_get_count (plan); i++)
    rate += (double)SECOND / (double)pentad_plan_get (plan, i)->interval_us;
  return rate * N_WALLS;
}

static void
test_outage (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (GPtrArray) walls = g_ptr_array_new_with_free_func (wall_free);
  g_autoptr (PentadAbout) about = pentad_about_new ();
  PentadPlanNeeds needs = { .source = PENTAD_FEED_PLATFORM,
                            .about = about,
                            .has_state = TRUE,
                            .today = 20779,
                            .at_day = 20779,
                            .cases_from = 20779,
                            .from_day = 1,
                            .to_day = 0 };
  guint peak = 0, peak_during = 0;
  gint64 peak_s = 0;
  double usual;
  guint64 n_after = 0;

  dice = g_rand_new_with_seed (20261122);
  set_up_walls (walls, row, &needs);
  usual = get_usual_rate (((Wall *)g_ptr_array_index (walls, 0))->plan);
  for (gint64 second = 0; second < row->last_s + AFTER_S; second++)
    {
      guint n = 0;

      if (row->midnight && second == row->last_s)
        {
          needs.today = ++needs.at_day;
          turn_day (walls, &needs, second * SECOND);
        }
      for (guint i = 0; i < N_WALLS; i++)
        n += run_second (row, g_ptr_array_index (walls, i), second * SECOND);
      if (g_getenv ("DBG"))
        g_print ("# %d %u\n", (int)second, n);
      if (second >= row->last_s)
        n_after += n;
      if (second >= row->last_s && n > peak)
        {
          peak = n;
          peak_s = second - row->last_s;
        }
      else if (second >= row->first_s && second < row->last_s)
        peak_during = MAX (peak_during, n);
    }
  g_test_message ("usually %.0f requests a second; busiest second after the outage %u (%.2f of the "
                  "usual, %" G_GINT64_FORMAT
                  " s after its end), during it %u (%.2f); mean after it "
                  "%.0f",
                  usual, peak, peak / usual, peak_s, peak_during, peak_during / usual,
                  (double)n_after / AFTER_S);
  /* All of them are back. */
  for (guint i = 0; i < N_WALLS; i++)
    g_assert_null (pentad_plan_get_worst (((Wall *)g_ptr_array_index (walls, i))->plan));
  g_assert_cmpfloat (peak, <=, MAX_PEAK * usual);
  g_clear_pointer (&dice, g_rand_free);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/feed/fleet/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_outage);
    }
  return g_test_run ();
}
