/* Fetches documents: one network thread, bounded answers, conditional requests.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The client's thread owns the one CURLM. Requests are queued from any thread; answers are handed
 * to a function that runs on the network thread, so that decoding does not touch the main loop.
 * Only complete answers carry a body: a transfer that breaks half-way is an error. */
#pragma once

#include "host/http-access.h"

#include <glib-object.h>

/* "No such instant" in an answer. */
#define PENTAD_HTTP_NO_DATE G_MININT64

/* How a request ended. */
typedef enum
{
  PENTAD_HTTP_OK,           /* 200, the body is complete */
  PENTAD_HTTP_NOT_MODIFIED, /* 304 to a conditional request */
  PENTAD_HTTP_NOT_FOUND,    /* 404, 410 */
  PENTAD_HTTP_OFFLINE,      /* no complete answer: no address, no connection, cut, timed out */
  PENTAD_HTTP_FAILING,      /* 5xx, 408, 425, 429 */
  PENTAD_HTTP_UNAUTHORISED, /* 401, 403, 407; or a credential that cannot be read: status 0 */
  PENTAD_HTTP_REFUSED,      /* TLS not trusted, redirect that leaves the origin or never ends */
  PENTAD_HTTP_TOO_BIG,      /* a limit on body, ratio or headers was passed */
  PENTAD_HTTP_BROKEN,       /* not HTTP, bad compression, a status that answers no GET */
  PENTAD_HTTP_REJECTED      /* other 4xx: the server does not want this request */
} PentadHttpResult;

/* Borrowed by the function that gets it; a GBytes may be kept by reference. */
typedef struct
{
  PentadHttpResult result;
  int status;          /* 0 when there was no answer */
  const char *url;     /* as asked for */
  const char *message; /* NULL for OK and NOT_MODIFIED, else one line that begins with the URL */
  const char
      *validator;       /* what a later request may be conditional on: the entity tag verbatim,
                           with quotes and W/; without one the date of the last change; NULL none */
  const char *type;     /* media type in lower case without parameters; NULL none */
  const char *next_url; /* absolute, from Link rel=next or X-Next-Page-URL; NULL none. Not checked
                           against the origin: see pentad_http_same_origin() */
  const char *crs;      /* of positions in the body: Content-Crs of OGC API Features, without its
                           angle brackets; NULL none */
  gint64 date;          /* the server's clock (Date), seconds since 1970; PENTAD_HTTP_NO_DATE */
  gint64 since_date_us; /* how long ago the headers, and with them the date, came */
  int retry_after_s;    /* -1 none; a date is counted from the Date header, or from here and now */
  GBytes *body;         /* OK only, else NULL */
  guint64 wire_bytes;   /* headers and body as received */
} PentadHttpResponse;

/* Runs on the network thread, once, unless the request is cancelled before. Must not drop the last
 * reference of the client. */
typedef void (*PentadHttpFunc) (const PentadHttpResponse *response, gpointer user_data);

/* Work for the network thread; see pentad_http_client_run(). */
typedef void (*PentadHttpJobFunc) (gpointer user_data);

#define PENTAD_TYPE_HTTP_CLIENT (pentad_http_client_get_type ())
G_DECLARE_FINAL_TYPE (PentadHttpClient, pentad_http_client, PENTAD, HTTP_CLIENT, GObject)

/* Starts the network thread. Takes a reference of access; NULL: any server, as nobody. Disposing
 * the client cancels everything and joins the thread. */
PentadHttpClient *pentad_http_client_new (PentadHttpAccess *access);
/* Queues a GET. url must be http or https, else the answer is REFUSED. validator (may be NULL),
 * from an earlier answer, makes it conditional. limits NULL: those of the access. destroy (may be
 * NULL) is called for user_data exactly once, on the network thread or in
 * pentad_http_client_cancel(). Returns a number for cancelling, never 0. Thread-safe. */
guint64 pentad_http_client_get (PentadHttpClient *self,
                                const char *url,
                                const char *validator,
                                const PentadHttpLimits *limits,
                                PentadHttpFunc func,
                                gpointer user_data,
                                GDestroyNotify destroy);
/* The same with a body of JSON, by POST: for lists that are asked for so. It is repeated where a
 * redirect within the origin says so (307, 308); any other redirect is refused. */
guint64 pentad_http_client_post (PentadHttpClient *self,
                                 const char *url,
                                 GBytes *body,
                                 const PentadHttpLimits *limits,
                                 PentadHttpFunc func,
                                 gpointer user_data,
                                 GDestroyNotify destroy);
/* The function of that request is not called after this returns, unless its answer is in already.
 * An unknown or finished number is ignored. Thread-safe. */
void pentad_http_client_cancel (PentadHttpClient *self, guint64 id);
/* How far a request is: bytes of body received and, where the server says it, expected (else 0),
 * both before decompression. FALSE when it has not begun or is over. Thread-safe. */
gboolean pentad_http_client_get_progress (PentadHttpClient *self,
                                          guint64 id,
                                          guint64 *received,
                                          guint64 *expected);

/* Runs a function on the network thread, between transfers: for work on documents that must not
 * touch the main loop. func is not called when the client is disposed before; destroy (may be NULL)
 * always is. Thread-safe. */
void pentad_http_client_run (PentadHttpClient *self,
                             PentadHttpJobFunc func,
                             gpointer user_data,
                             GDestroyNotify destroy);

/* TRUE when both URLs have the same scheme, host and port. FALSE when one is no URL. */
gboolean pentad_http_same_origin (const char *a, const char *b);
/* "ok", "not-modified", "offline" ... */
const char *pentad_http_result_id (PentadHttpResult result);
