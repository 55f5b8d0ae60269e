/* Which documents a city needs now: the list of polls and how they stand together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed/gather.h"
#include "feed/plan.h"

/* Days before the shown one whose ended cases are loaded, for comparisons. */
#define DAYS_BEFORE 1
/* No more days of ended cases than this are held, whatever is asked for: a year and a month. */
#define MAX_ENDED_DAYS 397
/* No more days of history than this are held, whatever is asked for: 40 years. */
#define MAX_HISTORY_DAYS (40 * 366)
/* No more reference layers than this are asked for, whatever `about` lists. */
#define MAX_LAYERS 64
/* The same of topics. */
#define MAX_TOPICS 64

struct _PentadPlan
{
  PentadPlanIntervals intervals;
  GPtrArray *polls;
};

PentadPlan *
pentad_plan_new (const PentadPlanIntervals *intervals)
{
  PentadPlan *self = g_new0 (PentadPlan, 1);

  self->intervals = *intervals;
  self->polls = g_ptr_array_new_with_free_func ((GDestroyNotify)pentad_poll_free);
  return self;
}

void
pentad_plan_free (PentadPlan *self)
{
  g_ptr_array_unref (self->polls);
  g_free (self);
}

guint
pentad_plan_get_count (const PentadPlan *self)
{
  return self->polls->len;
}

PentadPoll *
pentad_plan_get (const PentadPlan *self, guint index)
{
  return g_ptr_array_index (self->polls, index);
}

static PentadPoll *
find (const PentadPlan *self, PentadDocumentKind kind, gint32 key, const char *name)
{
  for (guint i = 0; i < self->polls->len; i++)
    {
      PentadPoll *poll = g_ptr_array_index (self->polls, i);

      if (poll->kind == kind && poll->key == key && g_strcmp0 (poll->name, name) == 0)
        return poll;
    }
  return NULL;
}

PentadPoll *
pentad_plan_find (const PentadPlan *self, PentadDocumentKind kind)
{
  for (guint i = 0; i < self->polls->len; i++)
    {
      PentadPoll *poll = g_ptr_array_index (self->polls, i);

      if (poll->kind == kind)
        return poll;
    }
  return NULL;
}

PentadPoll *
pentad_plan_find_key (const PentadPlan *self, PentadDocumentKind kind, gint32 key)
{
  return find (self, kind, key, NULL);
}

PentadPoll *
pentad_plan_find_request (const PentadPlan *self, guint64 request)
{
  for (guint i = 0; request != 0 && i < self->polls->len; i++)
    {
      PentadPoll *poll = g_ptr_array_index (self->polls, i);

      if (poll->request == request)
        return poll;
    }
  return NULL;
}

static void
want (
    PentadPlan *self, PentadDocumentKind kind, gint32 key, const char *name, PentadCadence cadence)
{
  PentadPoll *poll = find (self, kind, key, name);
  gint64 interval_us = (gint64)MAX (self->intervals.seconds[cadence], 1) * G_USEC_PER_SEC;

  if (poll == NULL)
    {
      poll = pentad_poll_new (kind, key, name);
      g_ptr_array_add (self->polls, poll);
    }
  poll->interval_us = interval_us;
}

static void
want_plain (PentadPlan *self, PentadDocumentKind kind)
{
  want (self, kind, 0, NULL, pentad_document_get_traits (kind)->cadence);
}

static void
want_topics (PentadPlan *self, const GPtrArray *ids)
{
  for (guint i = 0; ids != NULL && i < MIN (ids->len, MAX_TOPICS); i++)
    want (self, PENTAD_DOCUMENT_TOPIC, 0, g_ptr_array_index (ids, i),
          pentad_document_get_traits (PENTAD_DOCUMENT_TOPIC)->cadence);
}

static void
want_layers (PentadPlan *self, const GPtrArray *ids)
{
  for (guint i = 0; ids != NULL && i < MIN (ids->len, MAX_LAYERS); i++)
    want (self, PENTAD_DOCUMENT_LAYER, 0, g_ptr_array_index (ids, i), PENTAD_CADENCE_DAILY);
}

/* Cases that ended from the day before the shown one (or an earlier one asked for) until today:
 * with the open cases of now they make up the open cases of any instant in between. */
static void
want_ended (PentadPlan *self, const PentadPlanNeeds *needs)
{
  gint32 first = MIN (needs->at_day, needs->today) - DAYS_BEFORE;

  first = MIN (first, MAX (needs->cases_from, needs->today - MAX_ENDED_DAYS));
  /* Of the days before, a platform need not know anything. */
  if (needs->about != NULL && needs->about->history_from != PENTAD_NO_DAY)
    first = MAX (first, MIN (needs->about->history_from, needs->today));

  /* A file knows nothing of the days before its own, but the one that every moment needs. */
  if (needs->from != NULL && needs->from->as_of != PENTAD_NO_TIME)
    first =
        MAX (first, MIN (needs->from->from_day, MIN (needs->at_day, needs->today) - DAYS_BEFORE));

  for (guint i = self->polls->len; i > 0; i--)
    {
      PentadPoll *poll = g_ptr_array_index (self->polls, i - 1);

      if (poll->kind == PENTAD_DOCUMENT_ENDED && (poll->key < first || poll->key > needs->today))
        g_ptr_array_remove_index (self->polls, i - 1);
    }
  /* Today's after the state: a case that ends between the two is then in the later one. What ended
   * before stays as it is, and need not wait. */
  for (gint32 day = needs->today - (needs->has_state || needs->has_cache ? 0 : 1); day >= first;
       day--)
    want (self, PENTAD_DOCUMENT_ENDED, day, NULL,
          day == needs->today ? PENTAD_CADENCE_SLOW : PENTAD_CADENCE_DAILY);
}

static gint32
month_of (gint32 day)
{
  int year, month, mday;

  pentad_day_to_date (day, &year, &month, &mday);
  return pentad_day_from_date (year, month, 1);
}

static gint32
next_month (gint32 first_day)
{
  return month_of (first_day + 31);
}

static void
want_history (PentadPlan *self, const PentadPlanNeeds *needs)
{
  gint32 from = MAX (needs->from_day, needs->about->history_from);
  gint32 to = MIN (needs->to_day, MIN (needs->at_day, needs->today) - 1);

  if (needs->about->history_from == PENTAD_NO_DAY || from > to)
    return;
  from = MAX (from, to - MAX_HISTORY_DAYS);
  for (gint32 month = month_of (from); month <= to; month = next_month (month))
    {
      gboolean is_running = next_month (month) >= needs->today;

      want (self, PENTAD_DOCUMENT_HISTORY, month, NULL,
            is_running ? PENTAD_CADENCE_SLOW : PENTAD_CADENCE_DAILY);
    }
}

static void
want_platform (PentadPlan *self, const PentadPlanNeeds *needs)
{
  static const PentadLevel levels[] = { PENTAD_LEVEL_DISTRICT, PENTAD_LEVEL_STREET,
                                        PENTAD_LEVEL_COMMUNITY };

  want_plain (self, PENTAD_DOCUMENT_ABOUT);
  if (needs->about == NULL)
    return;
  /* In the order in which they are sent for: what blocks the picture first. */
  want_plain (self, PENTAD_DOCUMENT_DIVISIONS);
  want_plain (self, PENTAD_DOCUMENT_GRIDS);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    want (self, PENTAD_DOCUMENT_BOUNDARIES, levels[i], NULL, PENTAD_CADENCE_DAILY);
  want_plain (self, PENTAD_DOCUMENT_CATALOGUE);
  want_plain (self, PENTAD_DOCUMENT_CALENDAR);
  want_plain (self, PENTAD_DOCUMENT_SCHEME);
  want_plain (self, PENTAD_DOCUMENT_STATE);
  want_plain (self, PENTAD_DOCUMENT_PARTITIONS);
  want_layers (self, needs->about->layers);
  want_plain (self, PENTAD_DOCUMENT_STAFF);
  want_plain (self, PENTAD_DOCUMENT_SENSORS);
  want_plain (self, PENTAD_DOCUMENT_CALLS);
  want_plain (self, PENTAD_DOCUMENT_APPROVALS);
  want_plain (self, PENTAD_DOCUMENT_SERVICE);
  want_plain (self, PENTAD_DOCUMENT_TASKS);
  want_plain (self, PENTAD_DOCUMENT_ASSESSMENTS);
  want_ended (self, needs);
  want_history (self, needs);
  /* Last, and not before there is a picture: it need not wait for them. */
  if (needs->has_state && !needs->holds_topics)
    want_topics (self, needs->about->topics);
}

/* Boundaries that a server serves. */
static void
want_features (PentadPlan *self, const PentadPlanNeeds *needs)
{
  for (guint i = 0; needs->from != NULL && i < needs->from->boundaries->len; i++)
    {
      const PentadFeedBoundary *boundary = g_ptr_array_index (needs->from->boundaries, i);

      if (boundary->is_url)
        want (self, PENTAD_DOCUMENT_FEATURES, (gint32)i, NULL, PENTAD_CADENCE_DAILY);
    }
}

/* What the mapping file can make, in the order in which a platform is asked. */
static void
want_mapped (PentadPlan *self, const PentadPlanNeeds *needs)
{
  static const struct
  {
    PentadDocumentKind kind;
    gint32 key;
  } documents[] = {
    { PENTAD_DOCUMENT_DIVISIONS, 0 },
    { PENTAD_DOCUMENT_GRIDS, 0 },
    { PENTAD_DOCUMENT_BOUNDARIES, PENTAD_LEVEL_DISTRICT },
    { PENTAD_DOCUMENT_BOUNDARIES, PENTAD_LEVEL_STREET },
    { PENTAD_DOCUMENT_BOUNDARIES, PENTAD_LEVEL_COMMUNITY },
    { PENTAD_DOCUMENT_CATALOGUE, 0 },
    { PENTAD_DOCUMENT_CALENDAR, 0 },
    { PENTAD_DOCUMENT_STATE, 0 },
    { PENTAD_DOCUMENT_STAFF, 0 },
    { PENTAD_DOCUMENT_SENSORS, 0 },
    { PENTAD_DOCUMENT_CALLS, 0 },
    { PENTAD_DOCUMENT_APPROVALS, 0 },
    { PENTAD_DOCUMENT_SERVICE, 0 },
    { PENTAD_DOCUMENT_TASKS, 0 },
    { PENTAD_DOCUMENT_ASSESSMENTS, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (documents); i++)
    if (pentad_mapping_find (needs->from->mapping,
                             pentad_gather_get_name (documents[i].kind, documents[i].key)) != NULL)
      want (self, documents[i].kind, documents[i].key, NULL,
            pentad_document_get_traits (documents[i].kind)->cadence);
}

void
pentad_plan_update (PentadPlan *self, const PentadPlanNeeds *needs)
{
  switch (needs->source)
    {
    case PENTAD_FEED_PLATFORM:
      want_platform (self, needs);
      break;
    case PENTAD_FEED_MAPPED:
      want_features (self, needs);
      want_mapped (self, needs);
      break;
    case PENTAD_FEED_OPEN311:
      want_features (self, needs);
      want_plain (self, PENTAD_DOCUMENT_SERVICES);
      want_plain (self, PENTAD_DOCUMENT_REQUESTS);
      break;
    }
}

gboolean
pentad_plan_is_settled_before (const PentadPlan *self, PentadDocumentStage stage)
{
  for (guint i = 0; i < self->polls->len; i++)
    {
      const PentadPoll *poll = g_ptr_array_index (self->polls, i);

      if (pentad_document_get_traits (poll->kind)->stage < stage && !pentad_poll_is_settled (poll))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_loaded (const PentadPlan *self, gboolean with_topics)
{
  for (guint i = 0; i < self->polls->len; i++)
    {
      const PentadPoll *poll = g_ptr_array_index (self->polls, i);

      if (poll->content == PENTAD_POLL_UNKNOWN &&
          (with_topics || poll->kind != PENTAD_DOCUMENT_TOPIC))
        return FALSE;
    }
  return TRUE;
}

gboolean
pentad_plan_is_loaded (const PentadPlan *self)
{
  return is_loaded (self, TRUE);
}

gboolean
pentad_plan_has_essentials (const PentadPlan *self)
{
  return is_loaded (self, FALSE);
}

gboolean
pentad_plan_has_cases (const PentadPlan *self)
{
  for (guint i = 0; i < self->polls->len; i++)
    {
      const PentadPoll *poll = g_ptr_array_index (self->polls, i);

      if (poll->content == PENTAD_POLL_UNKNOWN &&
          (poll->kind == PENTAD_DOCUMENT_ENDED || pentad_plan_is_vital (poll)))
        return FALSE;
    }
  return TRUE;
}

gboolean
pentad_plan_is_vital (const PentadPoll *poll)
{
  return pentad_document_get_traits (poll->kind)->stage <= PENTAD_STAGE_OF_STATE &&
         poll->kind != PENTAD_DOCUMENT_LAYER && poll->kind != PENTAD_DOCUMENT_PARTITIONS;
}

const PentadPoll *
pentad_plan_get_worst (const PentadPlan *self)
{
  const PentadPoll *worst = NULL;

  for (guint i = 0; i < self->polls->len; i++)
    {
      const PentadPoll *poll = g_ptr_array_index (self->polls, i);

      if (poll->error == NULL)
        continue;
      if (worst == NULL || pentad_plan_is_vital (poll) > pentad_plan_is_vital (worst) ||
          (pentad_plan_is_vital (poll) == pentad_plan_is_vital (worst) &&
           poll->connection > worst->connection))
        worst = poll;
    }
  return worst;
}

gint64
pentad_plan_get_next_us (const PentadPlan *self)
{
  gint64 next_us = PENTAD_POLL_NEVER;

  for (guint i = 0; i < self->polls->len; i++)
    {
      const PentadPoll *poll = g_ptr_array_index (self->polls, i);

      if (poll->request == 0)
        next_us = MIN (next_us, poll->next_us);
    }
  return next_us;
}
