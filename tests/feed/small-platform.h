/* A platform of two streets and four grids for tests, with faults on request.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Serves the documents of data/platform-api.md over canned-server.h. Its clock is the clock of the
 * test, so that "now" is where the test has moved it. */
#pragma once

#include "host/clock.h"

#include "canned-server.h"

typedef enum
{
  SMALL_GOOD,
  SMALL_HTML,         /* every answer is a log-in page with status 200 */
  SMALL_STATUS,       /* every answer has `status` and `headers`, and no body */
  SMALL_CURSOR_GONE,  /* a cursor is answered with 410 */
  SMALL_CURSOR_WRONG, /* a cursor is answered with a document that is none */
  SMALL_CURSOR_LOSES, /* a delta leaves its cases out, but counts them */
  SMALL_OPEN_WRONG,   /* the number of open cases is wrong, of the whole state too */
  SMALL_SILENT        /* no answer at all */
} SmallMode;

typedef struct _SmallPlatform SmallPlatform;

/* Listens at once. */
SmallPlatform *small_platform_new (PentadClock *clock);
void small_platform_free (SmallPlatform *self);
/* Base URL; stays the same when it is stopped and started again. Borrowed. */
const char *small_platform_get_url (SmallPlatform *self);
void small_platform_stop (SmallPlatform *self);
void small_platform_start (SmallPlatform *self);

/* status and headers are for SMALL_STATUS. */
void small_platform_set_mode (SmallPlatform *self, SmallMode mode, int status, const char *headers);
/* Serves `body` (literal) for a path instead of the document; NULL: 404. Call again with the
 * document's own name to undo: small_platform_restore(). */
void small_platform_replace (SmallPlatform *self, const char *path, const char *body);
void small_platform_restore (SmallPlatform *self, const char *path);
/* Requests for a path wait until another path, or NULL, is held. */
void small_platform_hold (SmallPlatform *self, const char *path);
/* One more open case from now on; in deltas, too. */
void small_platform_add_case (SmallPlatform *self);
/* How often a path was asked for; the query does not count. */
guint small_platform_get_hits (SmallPlatform *self, const char *path);
guint small_platform_get_all_hits (SmallPlatform *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SmallPlatform, small_platform_free)
