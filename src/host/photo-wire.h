/* What pentad-photo says on its standard output; shared with the program that asks it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A head of four numbers in the order of the machine, and behind it height * width * 3 bytes of
 * red, green and blue when the verdict is OK. Plain C: the confined program knows no GLib. */
#pragma once

#include <stdint.h>

#define PENTAD_PHOTO_MAGIC 0x31485050u /* "PPH1" */
/* Of the file, as it came: a camera's of 40 megapixels has 15 MB at most, a platform's far less. */
#define PENTAD_PHOTO_MAX_BYTES (8u * 1024u * 1024u)
/* Of the picture in the file: width by height, and each of them. */
#define PENTAD_PHOTO_MAX_PIXELS       (40u * 1000u * 1000u)
#define PENTAD_PHOTO_MAX_FILE_SIDE_PX 65000u
/* Of what is handed over: the longer side. */
#define PENTAD_PHOTO_MAX_SIDE_PX 1600u

typedef enum
{
  PENTAD_PHOTO_OK,
  PENTAD_PHOTO_NOT_A_PICTURE, /* neither JPEG nor PNG, or of a kind that is not read */
  PENTAD_PHOTO_DAMAGED,       /* begins like one, but cannot be read to its end */
  PENTAD_PHOTO_TOO_MANY_PIXELS,
  PENTAD_PHOTO_TOO_MANY_BYTES,
  PENTAD_PHOTO_NO_MEMORY,
  PENTAD_PHOTO_NOT_CONFINED, /* this kernel does not let the program be locked in */
  PENTAD_PHOTO_N_VERDICTS
} PentadPhotoVerdict;

typedef struct
{
  uint32_t magic;
  uint32_t verdict;
  uint32_t width_px, height_px; /* 0 unless OK */
} PentadPhotoHead;
