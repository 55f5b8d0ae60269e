/* Answers in the place of a server, and a tap on those of one: how a city is kept and shown again.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Both are set on an access before a client gets it, and both run on the network thread. */
#pragma once

#include "host/http-client.h"

/* Answers a GET. Sets result and status of the response, its date where there is one, and for OK
 * the body (transfer full); else *reason (transfer full), which says why not. Everything in the
 * response is zero before, but that it has no date. Requests that are conditional do not get here:
 * what stands in never changes. */
typedef void (*PentadHttpStandInFunc) (const char *url,
                                       PentadHttpResponse *response,
                                       char **reason,
                                       gpointer user_data);
/* Sees every answer before the one who asked does. Not called for what was cancelled. */
typedef void (*PentadHttpTapFunc) (const PentadHttpResponse *response, gpointer user_data);

/* With it no socket is opened, whatever is asked for. */
void pentad_http_access_set_stand_in (PentadHttpAccess *self,
                                      PentadHttpStandInFunc func,
                                      gpointer user_data,
                                      GDestroyNotify destroy);
void pentad_http_access_set_tap (PentadHttpAccess *self,
                                 PentadHttpTapFunc func,
                                 gpointer user_data,
                                 GDestroyNotify destroy);

/* A file that stands in for a platform. */
typedef struct
{
  PentadHttpAccess *access; /* with the stand-in; URLs are the path of the file and a document's */
  gint64 as_of;             /* the moment that it shows */
  gint32 from_day;          /* the first day whose cases it has */
  gpointer file;            /* what was opened, for those who know it */
  GDestroyNotify free_file;
} PentadStandIn;

/* Opens one. FALSE with one line that names the file. */
typedef gboolean (*PentadStandInFunc) (const char *path, PentadStandIn *stand_in, GError **error);
