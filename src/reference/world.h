/* The reference city as a whole: a pure function of seed and tier.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/scheme.h"
#include "reference/case-book.h"
#include "reference/force.h"
#include "reference/posts.h"
#include "reference/topics.h"

typedef struct
{
  guint64 seed; /* mixed with the tier, so that cities of one seed differ */
  PentadTier tier;
  PentadZone *zone;
  PentadCalendar *calendar;
  PentadClassList *classes;
  PentadLattice *lattice;
  PentadPlaces *places;
  PentadDepartments *departments;
  PentadDemand *demand;
  PentadForce *force;
  PentadPosts *posts;
  PentadTimelineRules rules;
  PentadReports reports;
  PentadCaseBook *book;
  PentadScheme *scheme; /* the rules that the city names for itself */
  PentadTopicPlans *topics;
  guint planted;      /* bits of PentadPlanted (reference/planted.h); 0: none */
  gint32 planted_day; /* from which on the city is looked at */
} PentadWorld;

/* First day that the platform tells about. */
#define PENTAD_WORLD_FIRST_DAY "2025-01-01"
#define PENTAD_WORLD_TIME_ZONE "Asia/Shanghai"

/* class_file, scheme_file: the class list and the scheme to use. NULL with *error set when one of
 * them or the time zone cannot be read. */
PentadWorld *pentad_world_new (const PentadTier *tier,
                               guint64 seed,
                               const char *class_file,
                               const char *scheme_file,
                               GError **error);
void pentad_world_free (PentadWorld *world);
gint32 pentad_world_first_day (void);

/* "YZ20261122000123"; free with g_free(). */
char *pentad_world_case_id (const PentadWorld *world,
                            const PentadCaseDay *day,
                            const PentadCaseRecord *record);
/* A point inside a unit grid, rounded as it is sent; the same for the same number. */
PentadPoint pentad_world_point_in_grid (const PentadWorld *world, guint grid, guint64 number);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadWorld, pentad_world_free)
