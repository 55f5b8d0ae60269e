/* What a transfer does with an access; private to the room.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "host/http-stand-in.h"

#include <curl/curl.h>

/* What a transfer of one hop needs beside its easy handle; cleared after it. */
typedef struct
{
  struct curl_slist *headers;
  struct curl_slist *resolve;
} PentadHttpSetup;

/* Sets everything on an easy handle that does not depend on the request itself, and the headers
 * with it; `condition` (may be NULL) is one more header. CURLE_OK, or the code with which the
 * transfer has ended before it began. CURLE_LOGIN_DENIED and CURLE_SSL_CERTPROBLEM come with
 * *reason, transfer full. */
CURLcode pentad_http_access_apply (const PentadHttpAccess *self,
                                   CURL *easy,
                                   const char *address,
                                   const char *condition,
                                   PentadHttpSetup *setup,
                                   char **reason);
void pentad_http_setup_clear (PentadHttpSetup *setup);

gboolean pentad_http_access_has_stand_in (const PentadHttpAccess *self);
/* Lets the stand-in answer. */
void pentad_http_access_answer (const PentadHttpAccess *self,
                                const char *url,
                                PentadHttpResponse *response,
                                char **reason);
/* Shows an answer to the tap, where there is one. */
void pentad_http_access_tell_tap (const PentadHttpAccess *self, const PentadHttpResponse *response);
