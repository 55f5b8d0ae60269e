/* What the client needs to know of addresses: are they fetched, where do they lead.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the room; pentad_http_same_origin() is declared in http-client.h. */
#pragma once

#include <glib.h>

/* TRUE for an absolute http or https URL with a host and without a user or password. */
gboolean pentad_http_address_is_valid (const char *url);
/* "https://city.example:8443", without the port where it is the usual one; NULL when it is no URL.
 * Transfer full. */
char *pentad_http_address_dup_origin (const char *url);
/* "city.example:8443"; NULL when it is no URL. Transfer full. */
char *pentad_http_address_dup_place (const char *url);
/* The next page that an answer from `base` names, absolute; link and next_page are the values of
 * the headers Link (RFC 8288) and X-Next-Page-URL, NULL when not sent. NULL when there is none.
 * Transfer full. */
char *pentad_http_address_find_next (const char *base, const char *link, const char *next_page);
