/* What a status or a failure of libcurl means for a request.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "host/http-result.h"
#include "host/http-trust.h"

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
  if (pentad_http_trust_is_broken (code))
    return PENTAD_HTTP_REFUSED;
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
