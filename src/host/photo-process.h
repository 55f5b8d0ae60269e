/* Asks a confined process for the pixels of a photograph.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The bytes come from a stranger and are looked at by pentad-photo only, a program that can do
 * nothing but reckon (src/photo/confine.h). What it answers is bounded here, and not trusted
 * either. */
#pragma once

#include <gio/gio.h>

typedef enum
{
  PENTAD_PHOTO_ERROR_NOT_A_PICTURE,
  PENTAD_PHOTO_ERROR_DAMAGED,
  PENTAD_PHOTO_ERROR_TOO_LARGE, /* bytes, pixels or memory */
  PENTAD_PHOTO_ERROR_TOO_SLOW,
  PENTAD_PHOTO_ERROR_NOT_CONFINED, /* nothing is looked at on such a machine */
  PENTAD_PHOTO_ERROR_FAILED        /* the program is missing, or ended before its time */
} PentadPhotoError;

#define PENTAD_PHOTO_ERROR (pentad_photo_error_quark ())
GQuark pentad_photo_error_quark (void);

/* Longest time that a photograph may take. */
#define PENTAD_PHOTO_TIMEOUT_MS 15000

/* Starts `program` (a path, of pentad_paths_dup_helper ("pentad-photo")) for one photograph.
 * Nothing blocks; the default context of the thread drives it. When cancelled, or after timeout_ms
 * (0: PENTAD_PHOTO_TIMEOUT_MS), the process is killed. */
void pentad_photo_decode_async (const char *program,
                                GBytes *encoded,
                                guint timeout_ms,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* Red, green and blue, a byte each, row by row without a gap; neither side is longer than
 * PENTAD_PHOTO_MAX_SIDE_PX. NULL with PENTAD_PHOTO_ERROR, or that of GIO when cancelled. Transfer
 * full. */
GBytes *
pentad_photo_decode_finish (GAsyncResult *result, int *width_px, int *height_px, GError **error);
