/* Which unit grids have somebody on duty, and how that meets the demand.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A unit grid is covered when the responsibility grid of a person on post holds it, or when it was
 * patrolled, and the position or the patrol was seen within the time that the scheme allows. */
#pragma once

#include "model/division.h"
#include "model/operation.h"
#include "model/partition.h"
#include "model/rules.h"

/* The partition whose areas are responsibility grids (责任网格). */
#define PENTAD_PARTITION_RESPONSIBILITY "responsibility"

/* Immutable once computed. */
typedef struct
{
  guint n_places;
  guint8 *is_covered; /* by place; unit grids only */
  guint *n_grids;     /* by place: unit grids below (a unit grid has itself) */
  guint *n_covered;   /* by place: of these, covered */
} PentadDuty;

/* As it stood at `time`. partitions: PentadPartition, may hold no responsibility grids. A position
 * without a time counts as seen when the document was made. Vehicles and fixed posts cover like
 * persons when they have an area. NULL when the source cannot tell: neither an area nor a patrol is
 * sent, or the scheme sets no time. Transfer full. */
PentadDuty *pentad_duty_new (const PentadDivisions *divisions,
                             const GPtrArray *partitions,
                             const PentadStaff *staff,
                             const PentadDutyRules *rules,
                             gint64 time);
void pentad_duty_free (PentadDuty *duty);
/* Percent of the unit grids of the place that are covered; NAN when it has none. */
double pentad_duty_get_share (const PentadDuty *duty, int place);

/* Demand against coverage: places by low, middle, high of both. */
typedef struct
{
  guint n[3][3]; /* [demand][coverage] */
} PentadDutyCross;

/* Which of the three: 0 below the first step, 1 below the second, 2 from there; -1 for NAN. */
int pentad_duty_step (const double steps[2], double value);
/* open: open cases of each place of `places` (int, place indices), in their order; NAN leaves a
 * place out, and so does one without unit grids. */
void pentad_duty_cross (const PentadDuty *duty,
                        const PentadDutyRules *rules,
                        const GArray *places,
                        const double *open,
                        PentadDutyCross *cross);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadDuty, pentad_duty_free)
