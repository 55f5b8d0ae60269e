/* One request on its way: the easy handle, what has arrived, and what it amounts to.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the room. After pentad_http_transfer_new() only the network thread touches it. */
#pragma once

#include "host/http-client.h"

#include <curl/curl.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CURL, curl_easy_cleanup)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CURLU, curl_url_cleanup)

typedef struct _PentadHttpTransfer PentadHttpTransfer;

PentadHttpTransfer *pentad_http_transfer_new (guint64 id,
                                              const char *url,
                                              const char *validator,
                                              PentadHttpAccess *access,
                                              const PentadHttpLimits *limits,
                                              PentadHttpFunc func,
                                              gpointer user_data,
                                              GDestroyNotify destroy);
/* Makes it a POST of JSON. Before it begins. Takes a reference. */
void pentad_http_transfer_set_body (PentadHttpTransfer *self, GBytes *body);
/* Calls the destroy function. The easy handle must not be in a multi handle any more. */
void pentad_http_transfer_free (PentadHttpTransfer *self);
guint64 pentad_http_transfer_get_id (const PentadHttpTransfer *self);
/* As pentad_http_client_get_progress(); from any thread while the transfer lives. */
void
pentad_http_transfer_get_progress (PentadHttpTransfer *self, guint64 *received, guint64 *expected);
/* NULL before pentad_http_transfer_begin(). */
CURL *pentad_http_transfer_get_easy (const PentadHttpTransfer *self);
/* Makes the easy handle ready for curl_multi_add_handle(); its CURLOPT_PRIVATE is the transfer. Any
 * other code than CURLE_OK is for pentad_http_transfer_finish() at once. */
CURLcode pentad_http_transfer_begin (PentadHttpTransfer *self);
/* What the transfer came to. TRUE when it was redirected within its origin and is to begin again;
 * else the function of the request has been called. */
gboolean pentad_http_transfer_finish (PentadHttpTransfer *self, CURLcode code);
/* Instead of beginning it: the stand-in of its access answers, and the function is called. */
void pentad_http_transfer_stand_in (PentadHttpTransfer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadHttpTransfer, pentad_http_transfer_free)
