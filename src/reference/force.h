/* The people and the equipment of the reference city, street by street, and who is where when.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Numbers follow the rules of domain.md 1.3 and break some of them: coverage differs by district,
 * one has more auxiliaries than established staff, some lack certificates. Every person has shifts
 * of their own, so counts and positions of one moment agree. */
#pragma once

#include "model/operation.h"
#include "reference/demand.h"
#include "reference/places.h"

/* What a street has, whatever the hour. */
typedef struct
{
  guint establishment, established, officers, frontline, certified;
  guint auxiliaries, auxiliaries_year_ago, supervisors, vehicles, recorders, terminals, fixed_posts;
} PentadForceStreet;

typedef struct
{
  guint64 seed;
  const PentadPlaces *places; /* borrowed */
  const PentadZone *zone;     /* borrowed */
  PentadForceStreet *streets;
  guint *first_number[PENTAD_N_POSTS]; /* by kind: number of the first of each street */
} PentadForce;

/* demand tells where supervisors are needed; used here only, the others are borrowed for good. */
PentadForce *pentad_force_new (guint64 seed,
                               const PentadPlaces *places,
                               const PentadDemand *demand,
                               const PentadZone *zone);
void pentad_force_free (PentadForce *force);
/* Rows of streets and districts and the positions of all on post at `now`. Transfer full. */
PentadStaff *pentad_force_staff (const PentadForce *force, gint64 now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadForce, pentad_force_free)
