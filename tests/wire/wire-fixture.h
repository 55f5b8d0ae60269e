/* A feed on a small platform behind the fault server, on a clock that tests move.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed/feed.h"

#include "fault-process.h"
#include "small-platform.h"

#define SECOND     G_GINT64_CONSTANT (1000000)
#define DEADLINE_S 60

/* 2026-11-22T14:32:05+08:00 */
#define NOW 1795329125
/* What stands for every random number: with it the first interval is like every other. */
#define CHANCE 0.8

/* How the platform is reached. */
typedef enum
{
  WAY_HTTP,
  WAY_HTTPS,
  WAY_PROXY,       /* http through the fault server as a proxy */
  WAY_HTTPS_PROXY, /* https by CONNECT */
  WAY_NAME         /* http by a name that the route of the fixture leads to the fault server */
} Way;

/* How long an answer may take. */
typedef enum
{
  PATIENCE_USUAL,
  PATIENCE_SHORT,    /* 0.2 s to connect, 0.5 s in all */
  PATIENCE_LOW_SPEED /* 64 bytes a second over one second */
} Patience;

typedef struct
{
  FaultProcess *faults; /* borrowed */
  PentadClock *clock;
  SmallPlatform *platform;
  PentadCity *city;
  PentadHttpAccess *access;
  PentadFeed *feed;

  /* atomic: the network thread reads it */
  int route;
  const char *addresses;
} Wire;

typedef gboolean (*WireCondition) (Wire *wire, gconstpointer data);

/* The fault server passes everything on. Nothing is loaded yet. credential may be NULL. */
void wire_set_up (Wire *wire, FaultProcess *faults, Way way, PentadCredential *credential);
void wire_tear_down (Wire *wire);
/* Everything comes, or the test fails. */
void wire_load (Wire *wire);
void wire_set_patience (Wire *wire, Patience patience);
/* addresses: a literal; NULL but for PENTAD_HTTP_ROUTE_ADDRESSES. */
void wire_set_route (Wire *wire, PentadHttpRoute route, const char *addresses);
/* Runs the main loop until the condition holds. */
void wire_wait_until (Wire *wire, WireCondition condition, gconstpointer data);
/* A WireCondition: no request is under way. */
gboolean wire_is_idle (Wire *wire, gconstpointer data);
/* Moves the clock, and lets all requests end. */
void wire_pass (Wire *wire, guint seconds);
guint wire_count_cases (Wire *wire);
