/* One request with everything that came back, for those who look at a server as such.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It waits, so it is for command lines only; what polls goes through host/http-client.h. Redirects
 * are not followed and bodies are not decompressed: the answer is what the server sent. */
#pragma once

#include "host/http-access.h"

#include <gio/gio.h>

typedef struct
{
  int status;
  GHashTable *headers; /* lower-case name to value; one that came again: the last */
  GBytes *body;        /* as sent */
} PentadHttpProbe;

/* headers: NULL-terminated lines "Name: value"; may be NULL. NULL with *error (G_IO_ERROR) when no
 * complete answer came within the limits of the access; the message begins with the URL. */
PentadHttpProbe *pentad_http_probe (const PentadHttpAccess *access,
                                    const char *url,
                                    const char *const *headers,
                                    GError **error);
void pentad_http_probe_free (PentadHttpProbe *self);
/* A header's value by its lower-case name; NULL when it was not sent. */
const char *pentad_http_probe_get (const PentadHttpProbe *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadHttpProbe, pentad_http_probe_free)
