/* What the values of response headers say: dates, Retry-After, media type, validators.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the room. Pure functions over text that a stranger sent; any text may be given. */
#pragma once

#include <glib.h>

/* An HTTP date in one of the three forms of RFC 9110, as seconds since 1970; PENTAD_HTTP_NO_DATE
 * for anything else. value may be NULL. */
gint64 pentad_http_header_read_date (const char *value);
/* Seconds, or an HTTP date that is counted from `now` and is 0 when it is past. -1 for anything
 * else and for NULL. */
int pentad_http_header_read_retry_after (const char *value, gint64 now);
/* "text/html" of "Text/HTML; charset=x"; NULL for NULL. Transfer full. */
char *pentad_http_header_read_media_type (const char *value);
/* "<http://www.opengis.net/def/crs/EPSG/0/4549>" without the brackets; NULL for what is no such
 * value. Transfer full. */
char *pentad_http_header_read_crs (const char *value);
/* What a later request can be conditional on: the entity tag verbatim; without one the date of the
 * last change, if it is at least a second older than the answer (else the document may change again
 * within that second, RFC 9110 8.8.2.2). NULL for neither. Borrowed from the arguments. */
const char *
pentad_http_header_choose_validator (const char *etag, const char *last_modified, gint64 date);
/* The request header for a validator; NULL when it cannot be sent. Transfer full. */
char *pentad_http_header_make_condition (const char *validator);
