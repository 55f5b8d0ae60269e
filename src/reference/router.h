/* Answers a path of the platform API: which document, at which instant, or which problem.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/body.h"
#include "reference/city-clock.h"
#include "reference/world.h"
#include "snapshot/snapshot.h"

typedef struct _PentadRouter PentadRouter;

/* Both are borrowed for the life of the router. */
PentadRouter *pentad_router_new (PentadWorld *world, const PentadCityClock *clock);
/* Answers from the documents of a folder (reference/replay.h), always whole, and without a past. */
PentadRouter *pentad_router_new_replay (const char *folder);
/* The same of a snapshot. Takes a reference. */
PentadRouter *pentad_router_new_snapshot (PentadSnapshot *snapshot);
/* `about` says that whoever asks has an account of that name. Before the first answer. */
void pentad_router_set_account (PentadRouter *router, const char *name);
void pentad_router_free (PentadRouter *router);

typedef struct
{
  guint status;             /* 200, or that of the problem in the body */
  const char *content_type; /* static */
  PentadBody *body;         /* owned */
} PentadAnswer;

/* method: "GET" or "HEAD", others are a problem. cursor and at are the query arguments of that
 * name, NULL when absent. Thread-safe. */
PentadAnswer pentad_router_answer (
    PentadRouter *router, const char *method, const char *path, const char *cursor, const char *at);
void pentad_answer_clear (PentadAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadRouter, pentad_router_free)
