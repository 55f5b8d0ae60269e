/* The HTTP side of the reference platform: conditional requests, compression, HEAD, problems.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reference/fault.h"
#include "reference/router.h"

typedef struct _PentadServer PentadServer;

/* Listens on an IPv4 or IPv6 address; port 0 takes a free one. Router and faults (NULL: none) are
 * borrowed for the life of the server. NULL with *error set when the address is wrong or taken. */
PentadServer *pentad_server_new (
    PentadRouter *router, PentadFaults *faults, const char *address, guint16 port, GError **error);
/* Ends the connections that are open and waits for them. */
void pentad_server_free (PentadServer *server);
/* "http://127.0.0.1:PORT", an address that a client on this machine can use. Borrowed. */
const char *pentad_server_get_url (const PentadServer *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PentadServer, pentad_server_free)
