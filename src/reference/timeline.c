/* The whole life of one case, from report to visit, as a function of its number.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reference/timeline.h"
#include "reference/rng.h"

#include <math.h>

#define MINUTE_S 60
/* Handling is over by then, whatever the limit was, so that the case ends in its fortnight. */
#define LATEST_HANDLING_S (13 * PENTAD_DAY_S)
/* The same for a case that is left over. */
#define LATEST_LEFTOVER_S (116 * PENTAD_DAY_S)

typedef struct
{
  const PentadTimelineRules *rules;
  PentadTimeline *line;
  PentadRng rng;
  guint64 number; /* of the case, for what is picked by hash */
  guint street, district;
  int supervisor; /* whose unit grid it is; -1 */
  gint64 now;     /* time of the last act */
  gint64 latest;  /* for the end of handling */
  const PentadCondition *condition;
  PentadPhase limit; /* the last phase of the condition; the earlier ones run before `start` */
  double granted;    /* how many times the limit has been granted, with extensions */
  gint64 start;      /* when the limit began to run */
  gint64 due;
  int department;
  gboolean is_late;
} Life;

static PentadTimelineAct *
add_act (Life *life, PentadAct act)
{
  PentadTimelineAct *entry = &life->line->acts[life->line->n_acts];

  g_assert (life->line->n_acts < PENTAD_TIMELINE_MAX_ACTS);

  life->line->n_acts++;
  *entry = (PentadTimelineAct){ life->now, PENTAD_NO_TIME, -1, -1, -1, act, 0 };
  return entry;
}

/* The next act, some seconds later. */
static PentadTimelineAct *
add_later (Life *life, PentadAct act, double low_s, double high_s)
{
  life->now += llround (pentad_rng_between (&life->rng, low_s, high_s));
  return add_act (life, act);
}

/* One of the centre's who is there now. */
static int
of_centre (const Life *life, PentadJob job)
{
  return (int)pentad_posts_find_centre (life->rules->posts, job, life->now, life->number);
}

/* The next act of somebody who has limit_s for it and now and then takes longer. */
static PentadTimelineAct *
add_step (Life *life, PentadAct act, double limit_s, int by)
{
  double slowness = by >= 0 ? pentad_posts_get (life->rules->posts, (guint)by)->slowness : 0;
  PentadTimelineAct *entry;

  if (pentad_rng_chance (&life->rng, slowness))
    entry = add_later (life, act, limit_s * 1.05, limit_s * 3);
  else
    entry = add_later (life, act, limit_s * 0.08, limit_s * 0.93);
  entry->by = by;
  return entry;
}

/* When `share` of the limit has run since it began. */
static gint64
after_share (const Life *life, double share)
{
  return pentad_calendar_deadline (life->rules->calendar, life->start, life->limit.unit,
                                   life->limit.amount * share);
}

/* When the phases before the last have run, from now. */
static gint64
begin_of_last_phase (const Life *life)
{
  gint64 time = life->now;

  for (guint i = 0; i + 1 < life->condition->n_phases; i++)
    time = pentad_calendar_deadline (life->rules->calendar, time, life->condition->phases[i].unit,
                                     life->condition->phases[i].amount);
  return time;
}

/* As far as the latest end of handling allows; never before the last act. */
static void
move_to (Life *life, gint64 time)
{
  life->now = MAX (life->now + MINUTE_S, MIN (time, life->latest));
}

static void
end_with (Life *life, PentadTimelineAct *entry)
{
  life->line->end = entry->time;
}

static double
lateness (const Life *life)
{
  double department =
      pentad_departments_get (life->rules->departments, (guint)life->department)->lateness;

  return 1 - (1 - department) * (1 - life->rules->demand->lateness[life->street]);
}

/* By the dispatcher whom the last act names. */
static void
dispatch (Life *life, int department)
{
  int by = life->line->acts[life->line->n_acts - 1].to;
  PentadTimelineAct *entry =
      add_step (life, PENTAD_ACT_DISPATCH, life->rules->limits->dispatch_s, by);

  life->start = begin_of_last_phase (life);
  life->granted = 1;
  life->due = after_share (life, 1);
  life->department = department;
  entry->due = life->due;
  entry->department = department;
}

/* The department in charge; in cities whose streets handle cases, often the street's office. */
static int
department_in_charge (Life *life)
{
  const PentadDepartments *departments = life->rules->departments;
  PentadTrade trade = life->line->class->trade;
  int office = pentad_departments_find_street (departments, life->street);

  if (office >= 0 && trade == PENTAD_TRADE_ENFORCEMENT && pentad_rng_chance (&life->rng, 0.35))
    return office;
  return (int)pentad_departments_find (departments, trade, life->district);
}

/* The acceptor is asked for an order, sends the supervisor, who goes and looks. */
static void
verify (Life *life)
{
  const PentadStepLimits *limits = life->rules->limits;
  int acceptor = of_centre (life, PENTAD_JOB_ACCEPTOR);

  add_act (life, PENTAD_ACT_ASK_VERIFY)->to = acceptor;
  add_step (life, PENTAD_ACT_SEND_VERIFY, limits->send_verify_s, acceptor)->to = life->supervisor;
  add_step (life, PENTAD_ACT_VERIFY, limits->verify_s, life->supervisor);
}

/* Intake by the supervision centre. FALSE when the case ends there. */
static gboolean
pass_intake (Life *life)
{
  const PentadStepLimits *limits = life->rules->limits;
  gboolean public_report = pentad_source_is_public (life->line->source);
  int leader;

  if (public_report)
    verify (life);
  if (pentad_rng_chance (&life->rng, public_report ? 0.14 : 0.012))
    {
      PentadTimelineAct *entry = add_later (life, PENTAD_ACT_REJECT, 2 * MINUTE_S, 14 * MINUTE_S);

      entry->by = of_centre (life, PENTAD_JOB_ACCEPTOR);
      end_with (life, entry);
      return FALSE;
    }
  add_step (life, PENTAD_ACT_ACCEPT, limits->accept_s, of_centre (life, PENTAD_JOB_ACCEPTOR));
  leader = of_centre (life, PENTAD_JOB_SHIFT_LEADER);
  add_step (life, PENTAD_ACT_FILE, limits->file_s, leader)->to =
      of_centre (life, PENTAD_JOB_DISPATCHER);
  if (pentad_rng_chance (&life->rng, 0.006))
    {
      PentadTimelineAct *entry = add_later (life, PENTAD_ACT_VOID, 4 * MINUTE_S, 40 * MINUTE_S);

      entry->by = leader;
      end_with (life, entry);
      return FALSE;
    }
  return TRUE;
}

/* "Not ours": back to the dispatcher, then mostly to another department. */
static void
maybe_return (Life *life)
{
  const PentadDepartments *departments = life->rules->departments;
  int other = life->department;

  if (!pentad_rng_chance (&life->rng, 0.018))
    return;
  add_later (life, PENTAD_ACT_RETURN, 15 * MINUTE_S, 80 * MINUTE_S)->to =
      of_centre (life, PENTAD_JOB_DISPATCHER);
  if (pentad_rng_chance (&life->rng, 0.7))
    other = (int)pentad_departments_find (
        departments, pentad_rng_below (&life->rng, PENTAD_N_TRADES), life->district);
  /* It was theirs after all. */
  if (other == life->department)
    {
      int dispatcher = life->line->acts[life->line->n_acts - 1].to;
      PentadTimelineAct *entry = add_later (life, PENTAD_ACT_SHIRK, MINUTE_S, 4 * MINUTE_S);

      entry->by = entry->to = dispatcher;
    }
  dispatch (life, other);
}

/* One more original limit, asked for while the first still runs; now and then refused. */
static void
extend (Life *life)
{
  PentadTimelineAct *entry;
  gboolean refused = pentad_rng_chance (&life->rng, 0.15);
  double wait = pentad_rng_between (&life->rng, 0.1, 0.8);

  move_to (life, after_share (life, life->granted - pentad_rng_between (&life->rng, 0.1, 0.5)));
  if (life->now >= life->due)
    return;
  add_act (life, PENTAD_ACT_ASK_EXTEND);
  life->now += llround (wait * MIN (PENTAD_HOUR_S, life->due - life->now));
  if (refused)
    {
      add_act (life, PENTAD_ACT_REFUSE_EXTEND);
      return;
    }
  life->granted++;
  life->due = after_share (life, life->granted);
  entry = add_act (life, PENTAD_ACT_EXTEND);
  entry->due = life->due;
}

/* The case shares the deadline of others that one job settles: some hours later than its own. */
static void
bundle (Life *life)
{
  PentadTimelineAct *entry = add_later (life, PENTAD_ACT_BUNDLE, 10 * MINUTE_S, 60 * MINUTE_S);

  life->due += 4 * PENTAD_HOUR_S;
  entry->due = life->due;
}

/* The clock stops; on resuming, what was left of the limit runs on. */
static void
suspend_until (Life *life, gint64 resume)
{
  double used = pentad_rng_between (&life->rng, 0.2, 0.6);
  PentadTimelineAct *entry;

  move_to (life, after_share (life, used));
  add_act (life, PENTAD_ACT_SUSPEND);
  move_to (life, resume);
  life->start = life->now;
  life->limit.amount *= life->granted - used;
  life->granted = 1;
  life->due = after_share (life, 1);
  entry = add_act (life, PENTAD_ACT_RESUME);
  entry->due = life->due;
}

/* The department reports back, an order to check is asked for and sent, the supervisor looks. */
static void
check (Life *life, PentadAct result)
{
  const PentadStepLimits *limits = life->rules->limits;
  int acceptor;

  add_later (life, PENTAD_ACT_FEEDBACK, MINUTE_S, 12 * MINUTE_S);
  acceptor = of_centre (life, PENTAD_JOB_ACCEPTOR);
  add_act (life, PENTAD_ACT_ASK_CHECK)->to = acceptor;
  add_step (life, PENTAD_ACT_SEND_CHECK, limits->send_check_s, acceptor)->to = life->supervisor;
  add_step (life, result, limits->check_s, life->supervisor);
}

/* A failed check sends the case back once. */
static void
check_and_close (Life *life)
{
  if (pentad_rng_chance (&life->rng, 0.018))
    {
      check (life, PENTAD_ACT_REWORK);
      life->start = life->now;
      move_to (life, after_share (life, pentad_rng_between (&life->rng, 0.05, 0.3)));
      add_act (life, PENTAD_ACT_DISPOSE);
    }
  check (life, PENTAD_ACT_CHECK);
  end_with (life, add_step (life, PENTAD_ACT_CLOSE, life->rules->limits->close_s,
                            of_centre (life, PENTAD_JOB_SHIFT_LEADER)));
}

/* Citizens are called back after closing. */
static void
maybe_visit (Life *life)
{
  PentadTimelineAct *entry;

  if (!pentad_source_is_public (life->line->source) || !pentad_rng_chance (&life->rng, 0.7))
    return;
  entry = add_later (life, PENTAD_ACT_VISIT, PENTAD_HOUR_S, 44 * PENTAD_HOUR_S);
  entry->by = of_centre (life, PENTAD_JOB_ACCEPTOR);
  entry->value = pentad_rng_chance (&life->rng, 0.974);
}

/* A department may ask that overtime be forgiven, once the case is closed. */
static void
maybe_appeal (Life *life)
{
  PentadTimelineAct *entry;

  if (!life->is_late || !pentad_rng_chance (&life->rng, 0.3))
    return;
  entry = add_later (life, PENTAD_ACT_APPEAL, 2 * PENTAD_HOUR_S, 24 * PENTAD_HOUR_S);
  entry->by = of_centre (life, PENTAD_JOB_ACCEPTOR);
  entry->value = pentad_rng_chance (&life->rng, 0.4);
}

static void
handle_late (Life *life)
{
  gint64 done =
      after_share (life, life->granted * (1.04 + 1.8 * pow (pentad_rng_unit (&life->rng), 2)));

  if (pentad_rng_chance (&life->rng, 0.6) && life->due < MIN (done, life->latest))
    {
      gint64 room = MIN (done, life->latest) - life->due;

      move_to (life, life->due + llround (room * pentad_rng_between (&life->rng, 0.1, 0.6)));
      add_act (life, PENTAD_ACT_PRESS)->value = PENTAD_PRESS_OVERTIME;
    }
  move_to (life, done);
  life->is_late = life->now > life->due;
  if (pentad_rng_chance (&life->rng, 0.03))
    end_with (life, add_act (life, PENTAD_ACT_FORCE_CLOSE));
  else
    add_act (life, PENTAD_ACT_DISPOSE);
}

static void
handle (Life *life)
{
  gboolean slow = life->limit.unit == PENTAD_LIMIT_WORKING_DAY ||
                  life->limit.unit == PENTAD_LIMIT_EMERGENCY_DAY;
  double share = 0.10 + 0.85 * pow (pentad_rng_unit (&life->rng), slow ? 0.42 : 1.3);

  if (life->line->source == PENTAD_SOURCE_LEADER && pentad_rng_chance (&life->rng, 0.5))
    add_later (life, PENTAD_ACT_PRESS, 5 * MINUTE_S, 30 * MINUTE_S)->value = PENTAD_PRESS_LEADER;
  if (slow && life->limit.amount <= 2 && pentad_rng_chance (&life->rng, 0.05))
    extend (life);
  else if (slow && pentad_rng_chance (&life->rng, 0.02))
    bundle (life);
  else if (slow && pentad_rng_chance (&life->rng, 0.02))
    suspend_until (life,
                   life->now + llround (pentad_rng_between (&life->rng, 2, 6) * PENTAD_DAY_S));

  if (pentad_rng_chance (&life->rng, lateness (life)))
    handle_late (life);
  else
    {
      gint64 done = after_share (life, life->granted * share);

      /* An act before may have come later than that share of the limit. */
      move_to (life, MIN (MAX (done, life->now + 10 * MINUTE_S), life->due));
      add_act (life, PENTAD_ACT_DISPOSE);
    }
}

/* Hung up for weeks, or simply not done in spite of pressing. */
static void
handle_leftover (Life *life)
{
  gint64 report = life->line->report;
  gint64 end = report + llround (pentad_rng_between (&life->rng, 18, 100) * PENTAD_DAY_S);

  if (pentad_rng_chance (&life->rng, 0.35))
    {
      suspend_until (life, end);
      move_to (life, after_share (life, pentad_rng_between (&life->rng, 0.1, 0.9)));
    }
  else
    {
      guint presses = 1 + pentad_rng_below (&life->rng, 3);

      if (pentad_rng_chance (&life->rng, 0.3))
        extend (life);
      for (guint i = 0; i < presses; i++)
        {
          move_to (life,
                   MAX (life->now, life->due) +
                       llround ((end - life->now) * pentad_rng_between (&life->rng, 0.1, 0.4)));
          add_act (life, PENTAD_ACT_PRESS)->value =
              i == 0 ? PENTAD_PRESS_OVERTIME : PENTAD_PRESS_KEY_CASE;
        }
      move_to (life, end);
    }
  if (pentad_rng_chance (&life->rng, 0.25))
    end_with (life, add_act (life, PENTAD_ACT_FORCE_CLOSE));
  else
    add_act (life, PENTAD_ACT_DISPOSE);
}

static void
live (Life *life, gboolean leftover)
{
  PentadTimeline *line = life->line;

  add_act (life, PENTAD_ACT_REPORT)->by =
      line->source == PENTAD_SOURCE_SUPERVISOR ? life->supervisor
      : line->source == PENTAD_SOURCE_HOTLINE  ? of_centre (life, PENTAD_JOB_ACCEPTOR)
                                               : -1;
  if (!leftover && line->source == PENTAD_SOURCE_SUPERVISOR && line->class->is_quick &&
      pentad_rng_chance (&life->rng, 0.34))
    {
      PentadTimelineAct *entry =
          add_later (life, PENTAD_ACT_SELF_HANDLED, 2 * MINUTE_S, 25 * MINUTE_S);

      entry->by = life->supervisor;
      end_with (life, entry);
      return;
    }
  if (!pass_intake (life))
    return;
  dispatch (life, department_in_charge (life));
  maybe_return (life);
  if (leftover)
    handle_leftover (life);
  else
    handle (life);
  if (line->end == PENTAD_NO_TIME)
    check_and_close (life);
  maybe_visit (life);
  maybe_appeal (life);
}

void
pentad_timeline_make (PentadTimeline *self,
                      const PentadTimelineRules *rules,
                      const PentadReported *report)
{
  Life life = {
    .rules = rules, .line = self, .rng = report->rng, .number = report->number, .department = -1
  };

  life.street = pentad_places_street_of_grid (rules->places, report->grid);
  life.district = pentad_places_street (rules->places, life.street)->parent;
  life.supervisor = pentad_posts_find_supervisor (rules->posts, report->grid);
  self->n_acts = 0;
  self->end = PENTAD_NO_TIME;
  self->class = report->class;
  self->source = report->source;
  self->repeat = FALSE;
  self->condition = report->limit.number;
  life.condition = report->limit.condition;
  life.limit = life.condition->phases[life.condition->n_phases - 1];
  self->report = report->time;
  life.now = self->report;
  life.latest = self->report + (report->leftover ? LATEST_LEFTOVER_S : LATEST_HANDLING_S);
  live (&life, report->leftover);
  self->last = self->acts[self->n_acts - 1].time;
}

guint
pentad_timeline_count (const PentadTimeline *self, gint64 time)
{
  guint n = 0;

  while (n < self->n_acts && self->acts[n].time <= time)
    n++;
  return n;
}
