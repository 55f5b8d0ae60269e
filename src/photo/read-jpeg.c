/* Reads a JPEG row by row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "photo/read-jpeg.h"

#include "photo/turn.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include <jerror.h>
#include <jpeglib.h>

/* A progressive file keeps all its coefficients until the end: two bytes for each sample. */
#define MAX_MEMORY (320l * 1000 * 1000)
/* A progressive file may go over the picture again and again, a few bytes each time; a camera's
 * does so ten times. */
#define MAX_SCANS       100
#define MAX_SCAN_PIXELS (20ull * PENTAD_PHOTO_MAX_PIXELS)

typedef struct
{
  struct jpeg_error_mgr base;
  jmp_buf leave;
  int is_cut;
} Errors;

static void
error_exit (j_common_ptr info)
{
  longjmp (((Errors *)info->err)->leave, 1);
}

/* What the library would go on from. An end that comes too early would leave the rest grey. */
static void
emit_message (j_common_ptr info, int level)
{
  Errors *errors = (Errors *)info->err;

  if (level < 0 &&
      (errors->base.msg_code == JWRN_JPEG_EOF || errors->base.msg_code == JWRN_HIT_MARKER))
    errors->is_cut = 1;
}

static void
output_message (j_common_ptr info)
{
}

static void
watch_scans (j_common_ptr info)
{
  const struct jpeg_decompress_struct *reader = (j_decompress_ptr)info;
  uint64_t n_scans = (uint64_t)reader->input_scan_number;

  if (n_scans > MAX_SCANS || n_scans * reader->image_width * reader->image_height > MAX_SCAN_PIXELS)
    longjmp (((Errors *)info->err)->leave, 1);
}

static PentadPhotoVerdict
begin (struct jpeg_decompress_struct *info, PentadShrink *shrink, int *orientation)
{
  uint32_t longer;

  jpeg_read_header (info, TRUE);
  if (info->num_components == 4)
    return PENTAD_PHOTO_NOT_A_PICTURE; /* inks of a printer */
  longer = info->image_width > info->image_height ? info->image_width : info->image_height;
  if (longer > PENTAD_PHOTO_MAX_FILE_SIDE_PX ||
      (uint64_t)info->image_width * info->image_height > PENTAD_PHOTO_MAX_PIXELS)
    return PENTAD_PHOTO_TOO_MANY_PIXELS;
  for (jpeg_saved_marker_ptr marker = info->marker_list; marker != NULL; marker = marker->next)
    *orientation = pentad_turn_read_exif (marker->data, marker->data_length);
  info->out_color_space = JCS_RGB;
  /* What will be thrown away need not be worked out. */
  while (info->scale_denom < 8 && longer / (info->scale_denom * 2) >= shrink->side_px)
    info->scale_denom *= 2;
  jpeg_start_decompress (info);
  return pentad_shrink_begin (shrink, info->output_width, info->output_height);
}

static void
read_rows (struct jpeg_decompress_struct *info, PentadShrink *shrink)
{
  JSAMPARRAY row =
      (*info->mem->alloc_sarray) ((j_common_ptr)info, JPOOL_IMAGE, info->output_width * 3, 1);

  while (info->output_scanline < info->output_height)
    {
      jpeg_read_scanlines (info, row, 1);
      pentad_shrink_take (shrink, row[0]);
    }
}

/* What the library cannot go on with comes back here. */
static PentadPhotoVerdict
read_picture (struct jpeg_decompress_struct *info,
              Errors *errors,
              const uint8_t *data,
              size_t len,
              PentadShrink *shrink,
              int *orientation)
{
  PentadPhotoVerdict verdict;

  if (setjmp (errors->leave) != 0)
    return errors->base.msg_code == JERR_OUT_OF_MEMORY ? PENTAD_PHOTO_NO_MEMORY
                                                       : PENTAD_PHOTO_DAMAGED;
  info->mem->max_memory_to_use = MAX_MEMORY;
  jpeg_mem_src (info, data, len);
  jpeg_save_markers (info, JPEG_APP0 + 1, 0xffff);
  verdict = begin (info, shrink, orientation);
  if (verdict == PENTAD_PHOTO_OK)
    read_rows (info, shrink);
  return verdict;
}

PentadPhotoVerdict
pentad_jpeg_read (const uint8_t *data, size_t len, PentadShrink *shrink, int *orientation)
{
  struct jpeg_progress_mgr progress = { .progress_monitor = watch_scans };
  struct jpeg_decompress_struct info;
  Errors errors = { 0 };
  PentadPhotoVerdict verdict;

  info.err = jpeg_std_error (&errors.base);
  errors.base.error_exit = error_exit;
  errors.base.emit_message = emit_message;
  errors.base.output_message = output_message;
  jpeg_create_decompress (&info);
  info.progress = &progress;
  verdict = read_picture (&info, &errors, data, len, shrink, orientation);
  jpeg_destroy_decompress (&info);
  return verdict == PENTAD_PHOTO_OK && errors.is_cut ? PENTAD_PHOTO_DAMAGED : verdict;
}
