/* The city: the one model that sources fill and every face reads.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Owned by the main thread. Documents arrive whole and immutable; applying one resolves codes to
 * indices, keeps findings, and bumps the revision of what it touched. */
#pragma once

#include <glib-object.h>

#include "model/about.h"
#include "model/assessment.h"
#include "model/calendar.h"
#include "model/case-register.h"
#include "model/catalogue.h"
#include "model/division.h"
#include "model/filter.h"
#include "model/finding.h"
#include "model/freshness.h"
#include "model/history.h"
#include "model/layer.h"
#include "model/ledger.h"
#include "model/operation.h"
#include "model/partition.h"
#include "model/zoning.h"
#include "model/scheme.h"
#include "model/service.h"
#include "model/tally.h"
#include "model/task.h"
#include "model/topic.h"

/* A row of history with its codes resolved. */
typedef struct
{
  gint32 day;
  int place; /* finest place, or PENTAD_NO_PLACE */
  int class_index;
  const PentadTallyValue *values; /* until the next step of the walk */
  guint n_values;
  const float *minutes;
  guint n_minutes;
} PentadHistoryEntry;

/* Where a walk through the history stands. */
typedef struct
{
  gint32 first_day, last_day;
  guint next; /* history */
  PentadHistoryWalk walk;
} PentadHistoryPlace;

/* The documents that a platform may keep from an account. */
typedef enum
{
  PENTAD_PART_STAFF,
  PENTAD_PART_SENSORS,
  PENTAD_PART_CALLS,
  PENTAD_PART_APPROVALS,
  PENTAD_PART_SERVICE,
  PENTAD_PART_TASKS,
  PENTAD_PART_ASSESSMENTS,
  PENTAD_N_PARTS
} PentadCityPart;

#define PENTAD_TYPE_CITY (pentad_city_get_type ())
G_DECLARE_FINAL_TYPE (PentadCity, pentad_city, PENTAD, CITY, GObject)

PentadCity *pentad_city_new (void);

/* A city with the documents of another and those of its cases that a filter lets through as they
 * stand at `time`. History follows a filter by class and kind; for any other there is none, and
 * finished days are counted from the cases that ended on them, as far back as the ended cases of
 * every day are known. The assessments that a platform sends, which are of all cases, are left
 * out. It does not follow the other city: for what it holds later, make another one. */
PentadCity *pentad_city_new_filtered (PentadCity *city, PentadFilter *filter, gint64 time);
/* Borrowed; NULL for a city with every case. */
PentadFilter *pentad_city_get_filter (PentadCity *self);

/* Applying documents; each takes its own reference. Signal "changed" follows every call. */
void pentad_city_set_about (PentadCity *self, PentadAbout *about);
void pentad_city_set_divisions (PentadCity *self, PentadDivisions *divisions);
void pentad_city_set_catalogue (PentadCity *self, PentadCatalogue *catalogue);
void pentad_city_set_calendar (PentadCity *self, PentadCalendar *calendar);
void pentad_city_set_scheme (PentadCity *self, PentadScheme *scheme);
void pentad_city_set_partition (PentadCity *self, PentadPartition *partition);
void pentad_city_set_layer (PentadCity *self, PentadLayer *layer);
void pentad_city_set_staff (PentadCity *self, PentadStaff *staff);
void pentad_city_set_sensors (PentadCity *self, PentadSensors *sensors);
void pentad_city_set_calls (PentadCity *self, PentadCalls *calls);
void pentad_city_set_approvals (PentadCity *self, PentadApprovals *approvals);
void pentad_city_set_service (PentadCity *self, PentadService *service);
void pentad_city_set_tasks (PentadCity *self, PentadTasks *tasks);
void pentad_city_set_assessments (PentadCity *self, PentadAssessments *assessments);
void pentad_city_set_topic (PentadCity *self, PentadTopic *topic);
/* How many cases of the last state, and of the deltas since, have not ended. */
guint pentad_city_get_n_open (PentadCity *self);
/* Whole state: replaces the open cases. Delta: replaces or adds by id. */
void pentad_city_apply_state (PentadCity *self, PentadState *state);
/* Cases that ended on a day; they stay known until forgotten. */
void pentad_city_add_ended (PentadCity *self, gint32 day, GPtrArray *cases);
gboolean pentad_city_has_ended (PentadCity *self, gint32 day);
/* Drops the ended cases of days before that one. */
void pentad_city_forget_ended (PentadCity *self, gint32 before);
void pentad_city_add_history (PentadCity *self, PentadHistory *history);
/* TRUE when history covers the day. */
gboolean pentad_city_has_history (PentadCity *self, gint32 day);
/* Says that the state holds every case there ever was (a source without history, like Open311):
 * counters of any period are then taken from the cases. */
void pentad_city_set_complete (PentadCity *self, gboolean complete);
gboolean pentad_city_is_complete (PentadCity *self);

/* Whether the platform keeps a document from this account: "not permitted" is not "no data". */
void pentad_city_set_forbidden (PentadCity *self, PentadCityPart part, gboolean forbidden);
gboolean pentad_city_is_forbidden (PentadCity *self, PentadCityPart part);
/* Why a document could not be read, which is not "no data" either; NULL: it can be, or there is
 * none. Copied. */
void pentad_city_set_failure (PentadCity *self, PentadCityPart part, const char *why);
const char *pentad_city_get_failure (PentadCity *self, PentadCityPart part);
void pentad_city_set_topic_forbidden (PentadCity *self, const char *id, gboolean forbidden);
gboolean pentad_city_is_topic_forbidden (PentadCity *self, const char *id);
void pentad_city_set_topic_failure (PentadCity *self, const char *id, const char *why);
const char *pentad_city_get_topic_failure (PentadCity *self, const char *id);
/* Which counters the source can tell; all by default. What it cannot tell is "no data", not zero.
 */
void pentad_city_set_known_counts (PentadCity *self, const PentadCountSet *counts);
gboolean pentad_city_knows_count (PentadCity *self, PentadCount count);

/* Borrowed; NULL until received. */
const PentadAbout *pentad_city_get_about (PentadCity *self);
const PentadZone *pentad_city_get_zone (PentadCity *self); /* never NULL: UTC until known */
const PentadDivisions *pentad_city_get_divisions (PentadCity *self);
/* The place of which the source has data, with what lies below it: 0, unless `about` says that they
 * are a part of the city. Of other places there are names at most. */
int pentad_city_get_root (PentadCity *self);
gboolean pentad_city_holds_place (PentadCity *self, int place);
const PentadCatalogue *pentad_city_get_catalogue (PentadCity *self);
const PentadCalendar *pentad_city_get_calendar (PentadCity *self);
const PentadScheme *pentad_city_get_scheme (PentadCity *self);
const GPtrArray *pentad_city_get_partitions (PentadCity *self); /* PentadPartition */
/* A partition of the city over its unit grids, worked out when first asked for; valid until
 * divisions or partitions change. NULL without divisions, or when the city has no such one. */
const PentadZoning *pentad_city_get_zoning (PentadCity *self, const PentadPartition *partition);
const GPtrArray *pentad_city_get_layers (PentadCity *self); /* PentadLayer */
const PentadLayer *pentad_city_get_layer (PentadCity *self, const char *id);
const PentadStaff *pentad_city_get_staff (PentadCity *self);
const PentadSensors *pentad_city_get_sensors (PentadCity *self);
const PentadCalls *pentad_city_get_calls (PentadCity *self);
const PentadApprovals *pentad_city_get_approvals (PentadCity *self);
const PentadService *pentad_city_get_service (PentadCity *self);
const PentadTasks *pentad_city_get_tasks (PentadCity *self);
const PentadAssessments *pentad_city_get_assessments (PentadCity *self);
const PentadTopic *pentad_city_get_topic (PentadCity *self, const char *id);

/* Every known case (open and ended), resolved, in order of id. Valid until the next change. It is
 * made when asked for and costs some hundred nanoseconds a case: what is shown at every poll is to
 * be had from the ledger (model/ledger.h). */
const PentadCaseRow *pentad_city_get_cases (PentadCity *self, guint *n_cases);
/* The case with that id, open or ended; FALSE when it is not known. Valid until the next change. */
gboolean pentad_city_find_case (PentadCity *self, const char *id, PentadCaseRow *row);
/* Each case once, in no order, wherever it lies. */
void pentad_city_foreach_case (PentadCity *self, PentadCaseRowFunc func, gpointer user_data);
/* How many of them there are. */
guint pentad_city_get_n_cases (PentadCity *self);
/* The counters as they stand at `time`; borrowed until the next call or change. A ledger that
 * stands at or shortly before the instant is moved on, and follows every change of cases; another
 * instant, as in a look back, costs going through all cases once. NULL without divisions;
 * without a scheme no step has a limit. */
PentadLedger *pentad_city_get_ledger (PentadCity *self, gint64 time);
/* Has the ledgers of two instants ready when neither is: each is made by a thread, so that both
 * take as long as one. */
void pentad_city_make_ledgers (PentadCity *self, gint64 time, gint64 other);
/* Goes through the history of places from first_day to last_day, both included; days that are not
 * asked for cost nothing. */
void pentad_city_begin_history (PentadCity *self,
                                PentadHistoryPlace *at,
                                gint32 first_day,
                                gint32 last_day);
/* FALSE after the last entry. Nothing without divisions. */
gboolean
pentad_city_next_history (PentadCity *self, PentadHistoryPlace *at, PentadHistoryEntry *entry);
/* The finest level of the places that the history names; the city when it names none. FALSE when
 * there is no history of places at all. */
gboolean pentad_city_get_history_level (PentadCity *self, PentadLevel *level);
/* PentadHistory, as received, for the tables of departments and posts. */
const GPtrArray *pentad_city_get_histories (PentadCity *self);
/* Says that finished days from this one on are to be counted from their cases rather than from
 * history, as far back as the ended cases of every day are known: history does not tell unit grids
 * apart. G_MAXINT32, as it is at first: today alone. */
void pentad_city_set_cases_from (PentadCity *self, gint32 day);
/* The day from which counters come from cases; earlier days come from history. G_MININT32 when the
 * city is complete. */
gint32 pentad_city_first_case_day (PentadCity *self, gint64 time);
/* Instant of the newest state; PENTAD_NO_TIME before the first. */
gint64 pentad_city_get_as_of (PentadCity *self);
/* What readers dropped from the documents held now (PentadFinding, copied): listed with the city's
 * own. */
void pentad_city_set_source_findings (PentadCity *self, const GPtrArray *findings);
/* Looks for what is wrong with no more than n further cases, for a program that has time now: what
 * is left is done in one when findings are asked for. TRUE when nothing is left. */
gboolean pentad_city_check_cases (PentadCity *self, guint n);
/* Data-quality findings of all documents (PentadFinding); borrowed until the next call or change.
 */
const GPtrArray *pentad_city_get_findings (PentadCity *self);
/* Grows with every change; separate numbers for everything, for shapes (map geometry), and for the
 * history with the divisions and classes that its codes mean. */
guint64 pentad_city_get_revision (PentadCity *self);
guint64 pentad_city_get_shape_revision (PentadCity *self);
guint64 pentad_city_get_history_revision (PentadCity *self);
