/* Why a TLS connection was not trusted, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the room. */
#pragma once

#include <curl/curl.h>
#include <glib.h>

/* TRUE when libcurl says that the other side, or what we show it, is not trusted. text: its error
 * buffer. */
gboolean pentad_http_trust_is_broken (CURLcode code, const char *text);
/* verify_result: CURLINFO_SSL_VERIFYRESULT. text: what libcurl wrote into its error buffer, may be
 * empty. Transfer full. */
char *pentad_http_trust_explain (CURLcode code, long verify_result, const char *text);
