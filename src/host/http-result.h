/* What a status or a failure of libcurl means for a request.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the room; pentad_http_result_id() is declared in http-client.h. */
#pragma once

#include "host/http-client.h"

#include <curl/curl.h>

PentadHttpResult pentad_http_result_of_status (int status, gboolean is_conditional);
/* Not for broken trust, which is REFUSED: see http-trust.h. */
PentadHttpResult pentad_http_result_of_code (CURLcode code);
/* In words, why libcurl gave up for another reason than trust. easy: how far it came. Transfer
 * full. */
char *pentad_http_result_explain (CURLcode code, CURL *easy);
