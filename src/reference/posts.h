/* The people who take in, file, send out and check cases in the reference city.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/force.h"

typedef enum
{
  PENTAD_JOB_SUPERVISOR,
  PENTAD_JOB_ACCEPTOR,
  PENTAD_JOB_SHIFT_LEADER,
  PENTAD_JOB_DISPATCHER,
  PENTAD_JOB_NONE,
  PENTAD_N_JOBS
} PentadJob;

typedef struct
{
  char code[12];
  PentadJob job;
  int street;      /* of a supervisor; -1: the city's centre */
  double slowness; /* share of the steps that take longer than the city allows */
} PentadReferencePost;

typedef struct
{
  guint64 seed;
  const PentadPlaces *places; /* borrowed */
  GArray *all;                /* PentadReferencePost, by job */
  guint first[PENTAD_N_JOBS + 1];
  guint *first_of_street; /* supervisors: index of the first of each street, then the end */
} PentadPosts;

/* places are borrowed for the life of the posts, force only here. */
PentadPosts *pentad_posts_new (guint64 seed, const PentadPlaces *places, const PentadForce *force);
void pentad_posts_free (PentadPosts *posts);
const PentadReferencePost *pentad_posts_get (const PentadPosts *posts, guint index);
/* NULL for an index below 0. */
const char *pentad_posts_code (const PentadPosts *posts, int index);
/* Back from the code that a post of the list holds itself; -1 for NULL. */
int pentad_posts_index (const PentadPosts *posts, const char *own_code);
/* The supervisor of a unit grid; -1 when its district has none. */
int pentad_posts_find_supervisor (const PentadPosts *posts, guint grid);
/* One of the centre's on the shift of `time`; `number` picks among them. */
guint
pentad_posts_find_centre (const PentadPosts *posts, PentadJob job, gint64 time, guint64 number);

/* "Supervisor 017": people go by their numbers. Sets an empty label. */
void pentad_posts_name (const PentadReferencePost *post, PentadLabel *name);
/* The neutral id of a role. */
const char *pentad_job_id (PentadJob job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadPosts, pentad_posts_free)
