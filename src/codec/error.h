/* What can be wrong with bytes that somebody sent.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef enum
{
  PENTAD_CODEC_ERROR_SYNTAX, /* not JSON, not UTF-8 */
  PENTAD_CODEC_ERROR_TYPE,   /* JSON, but not what was expected */
  PENTAD_CODEC_ERROR_VALUE,  /* the right type with a value that makes no sense */
  PENTAD_CODEC_ERROR_LIMIT,  /* larger than is allowed */
  PENTAD_CODEC_ERROR_FILE    /* cannot be read */
} PentadCodecError;

#define PENTAD_CODEC_ERROR (pentad_codec_error_quark ())
GQuark pentad_codec_error_quark (void);
