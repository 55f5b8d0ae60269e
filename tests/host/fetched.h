/* A request and what came of it, for tests of the HTTP client.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "host/http-client.h"

/* What came of a request, kept beyond the callback. */
typedef struct
{
  GMutex lock;
  GCond cond;
  gboolean is_done;
  gboolean is_destroyed;
  PentadHttpResult result;
  int status;
  char *message;
  char *validator;
  char *type;
  char *next_url;
  gint64 date;
  int retry_after_s;
  GBytes *body;
  guint64 wire_bytes;
} Fetched;

void fetched_clear (Fetched *fetched);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fetched, fetched_clear)

/* The callbacks of a request whose data is a Fetched. */
void answer_cb (const PentadHttpResponse *response, gpointer user_data);
void destroy_cb (gpointer user_data);
/* Until the request is over. */
void wait_for (Fetched *fetched);
/* Asks with a client of its own, and waits. */
void fetch_with (PentadHttpAccess *access,
                 const char *url,
                 const char *validator,
                 const PentadHttpLimits *limits,
                 Fetched *fetched);
void
fetch (const char *url, const char *validator, const PentadHttpLimits *limits, Fetched *fetched);
/* Of a server that answers with the GBytes of user_data, whatever they are. */
GBytes *serve_bytes (const char *path, const char *head, gpointer user_data);
