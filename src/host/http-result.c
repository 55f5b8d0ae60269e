/* What a status or a failure of libcurl means for a request.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/http-result.h"

#include <glib/gi18n-lib.h>

PentadHttpResult
pentad_http_result_of_status (int status, gboolean is_conditional)
{
  if (status == 200)
    return PENTAD_HTTP_OK;
  if (status == 304 && is_conditional)
    return PENTAD_HTTP_NOT_MODIFIED;
  if (status == 401 || status == 403 || status == 407)
    return PENTAD_HTTP_UNAUTHORISED;
  if (status == 404 || status == 410)
    return PENTAD_HTTP_NOT_FOUND;
  if (status >= 500 || status == 408 || status == 425 || status == 429)
    return PENTAD_HTTP_FAILING;
  if (status >= 400)
    return PENTAD_HTTP_REJECTED;
  return PENTAD_HTTP_BROKEN;
}

PentadHttpResult
pentad_http_result_of_code (CURLcode code)
{
  /* Codes of a foreign library: the ones that are named here are the exceptions. */
  switch ((int)code)
    {
    case CURLE_URL_MALFORMAT:
      return PENTAD_HTTP_REFUSED;
    case CURLE_LOGIN_DENIED:
      return PENTAD_HTTP_UNAUTHORISED;
    case CURLE_FILESIZE_EXCEEDED:
      return PENTAD_HTTP_TOO_BIG;
    case CURLE_BAD_CONTENT_ENCODING:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL: /* the answer is not HTTP/1 */
    case CURLE_HTTP2:
      return PENTAD_HTTP_BROKEN;
    default:
      return PENTAD_HTTP_OFFLINE;
    }
}

/* How far it came in the time that it had. */
static const char *
explain_timeout (CURL *easy)
{
  curl_off_t looked_up_us = 0, connected_us = 0;
  long status = 0;

  curl_easy_getinfo (easy, CURLINFO_NAMELOOKUP_TIME_T, &looked_up_us);
  curl_easy_getinfo (easy, CURLINFO_CONNECT_TIME_T, &connected_us);
  curl_easy_getinfo (easy, CURLINFO_RESPONSE_CODE, &status);
  if (looked_up_us == 0)
    return _ ("the name of the server was not found in time");
  if (connected_us == 0)
    return _ ("no connection in time");
  return status == 0 ? _ ("no answer in time") : _ ("the answer came too slowly");
}

char *
pentad_http_result_explain (CURLcode code, CURL *easy)
{
  /* Codes of a foreign library: those that a wall meets. */
  switch ((int)code)
    {
    case CURLE_COULDNT_RESOLVE_HOST:
      return g_strdup (_ ("there is no server of that name"));
    case CURLE_COULDNT_RESOLVE_PROXY:
      return g_strdup (_ ("there is no proxy of that name"));
    case CURLE_COULDNT_CONNECT:
      return g_strdup (_ ("no connection"));
    case CURLE_OPERATION_TIMEDOUT:
      return g_strdup (explain_timeout (easy));
    case CURLE_GOT_NOTHING:
      return g_strdup (_ ("the connection was closed without an answer"));
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
      return g_strdup (_ ("the connection broke"));
    case CURLE_PARTIAL_FILE:
      return g_strdup (_ ("only a part of the answer came"));
    case CURLE_BAD_CONTENT_ENCODING:
      return g_strdup (_ ("the answer is compressed in a way that cannot be undone"));
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
      return g_strdup (_ ("the answer is not HTTP"));
    default:
      return g_strdup (curl_easy_strerror (code));
    }
}

const char *
pentad_http_result_id (PentadHttpResult result)
{
  static const char *const ids[] = {
    [PENTAD_HTTP_OK] = "ok",
    [PENTAD_HTTP_NOT_MODIFIED] = "not-modified",
    [PENTAD_HTTP_NOT_FOUND] = "not-found",
    [PENTAD_HTTP_OFFLINE] = "offline",
    [PENTAD_HTTP_FAILING] = "failing",
    [PENTAD_HTTP_UNAUTHORISED] = "unauthorised",
    [PENTAD_HTTP_REFUSED] = "refused",
    [PENTAD_HTTP_TOO_BIG] = "too-big",
    [PENTAD_HTTP_BROKEN] = "broken",
    [PENTAD_HTTP_REJECTED] = "rejected",
  };

  return ids[result];
}
