/* Rules of a scheme for what is not counted from cases: staffing, duty, service, assessment.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers are data of a scheme file ("staffing", "duty", "service", "tasks", "assessment");
 * NAN or 0 where it gives none, and then nothing is judged by them. */
#pragma once

#include <glib.h>

/* domain.md 1.3 rows 69 to 79 (S1 article 8). */
typedef struct
{
  double floor;         /* officers per 10,000 residents, at least */
  double cap;           /* officers per 10,000 residents, at most */
  double frontline_min; /* percent of the establishment */
  double auxiliary_max; /* percent of the established staff */
  double certified_min; /* percent of the officers */
} PentadStaffingRules;

/* When a unit grid counts as covered, and how demand and coverage are told in three steps. */
typedef struct
{
  int window_minutes;      /* a position or patrol counts that long */
  double demand_steps[2];  /* open cases per unit grid: low below the first, high from the second */
  double covered_steps[2]; /* percent of the unit grids covered: the same */
} PentadDutyRules;

typedef enum
{
  PENTAD_WAY_SERVICE,
  PENTAD_WAY_MANAGEMENT,
  PENTAD_WAY_ENFORCEMENT,
  PENTAD_N_WAYS
} PentadWay;

typedef struct
{
  double way_share[PENTAD_N_WAYS]; /* percent: 70, 20, 10 in the 721 work method */
  int reply_working_days;          /* a complaint is answered within */
} PentadServiceRules;

/* The weights of a department's score: what districts say, and the mean of what streets say. */
typedef struct
{
  double district_weight, street_weight;
} PentadAssessmentRules;

typedef struct
{
  PentadStaffingRules staffing;
  PentadDutyRules duty;
  PentadServiceRules service;
  PentadAssessmentRules assessment;
  int task_soon_days; /* a task is due soon that many days before its deadline */
} PentadRules;

/* No rule at all. */
void pentad_rules_init (PentadRules *rules);
