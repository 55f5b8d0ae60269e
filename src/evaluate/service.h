/* Service to citizens: the 721 split, replies to complaints, the funnel of the hotline.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/city.h"
#include "model/period.h"
#include "model/rules.h"

/* Problems settled by work method, against what the method asks for (domain.md 1.4 row 86). */
typedef struct
{
  gint64 n[PENTAD_N_WAYS];      /* -1: a row does not send it */
  gint64 total;                 /* -1: a way is not known */
  double share[PENTAD_N_WAYS];  /* percent of the total; NAN when nothing was settled, or the total
                                   is not known */
  double points[PENTAD_N_WAYS]; /* points above (+) or below (-) the target; NAN without one */
} PentadWaySplit;

/* The rows of the place and of all that lies below it. FALSE when there is none in the period. */
gboolean pentad_service_split (const PentadService *service,
                               const PentadDivisions *divisions,
                               int place,
                               const PentadPeriod *period,
                               const PentadServiceRules *rules,
                               PentadWaySplit *split);

/* Complaints received in the period, as they stood at `time`. */
typedef struct
{
  gint64 received, verified, replied;
  gint64 in_time; /* replied within the working days allowed */
  gint64 due;     /* replied, or the allowed days are over: what the rate is taken of */
  gint64 satisfied, rated;
  double reply_rate;   /* percent in time of those due; NAN when none is */
  double satisfaction; /* percent of those asked */
} PentadComplaints;

/* zone gives the business day of a complaint, calendar its working days; a reply on the last of
 * them counts. Later acts than `time` are ignored. */
void pentad_service_complaints (const PentadService *service,
                                const PentadCalendar *calendar,
                                const PentadPeriod *period,
                                gint64 time,
                                const PentadServiceRules *rules,
                                PentadComplaints *result);

/* The hotline from call to satisfied citizen; -1: the platform does not send it. */
typedef struct
{
  gint64 received, answered, filed, visited, satisfied;
  gint64 transferred_110;
  double answer_rate, satisfaction; /* percent; NAN */
} PentadCallFunnel;

/* Hours that begin within the period and not after `time`. FALSE when none is known. */
gboolean pentad_service_call_funnel (const PentadCalls *calls,
                                     const PentadZone *zone,
                                     const PentadPeriod *period,
                                     gint64 time,
                                     PentadCallFunnel *funnel);
