/* A feed on a small platform, for tests: moves the clock, runs the loop, counts requests.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "feed/feed.h"

#include "small-platform.h"

#define SECOND     G_GINT64_CONSTANT (1000000)
#define DEADLINE_S 20

/* What stands for every random number. */
#define FIXTURE_CHANCE 0.8

/* 2026-11-22T14:32:05+08:00 */
#define NOW 1795329125

typedef struct
{
  PentadClock *clock;
  SmallPlatform *platform;
  PentadCity *city;
  PentadFeed *feed;
  guint n_updated, n_status;
} Fixture;

typedef gboolean (*Condition) (Fixture *fixture, gconstpointer data);

/* With a manual clock at NOW, which is the platform's, too. */
void fixture_set_up (Fixture *fixture, gconstpointer data);
/* Takes the clock. A clock of --at is not the platform's, which then stands at NOW. */
void fixture_set_up_with (Fixture *fixture, PentadClock *clock);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
/* Everything needed comes, or the test fails. */
void fixture_load (Fixture *fixture);
/* Runs the main context until the condition holds, DEADLINE_S at most. */
void fixture_wait_until (Fixture *fixture, Condition condition, gconstpointer data);
void fixture_wait_for_connection (Fixture *fixture, PentadConnection connection);
/* A Condition: no request is under way. */
gboolean fixture_is_idle (Fixture *fixture, gconstpointer data);
/* Moves the clock in steps of a second, as a wall would see it, and lets each request end. */
void fixture_pass (Fixture *fixture, guint seconds);
guint fixture_count_cases (Fixture *fixture);
guint fixture_get_hits (Fixture *fixture, const char *path);
/* TRUE when a message of the journal has that part. */
gboolean fixture_has_message (Fixture *fixture, const char *part);
