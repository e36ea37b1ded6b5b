(* Reads a model and certificates as text, and says which of them the proved checker accepts.

     check MODEL.txt CERTIFICATE.txt ...

   The text is that of to_text.py: words with blanks between them; a number is a mantissa and an
   exponent of two. Exit codes: 0 all accepted, 1 one does not prove its claim, 2 a text is none. *)

open Checker

exception Invalid of string

let largest_exponent = 4096

type words = { file : string; mutable left : string list }

let words_of file =
  let channel =
    try open_in_bin file with Sys_error reason -> raise (Invalid reason) in
  let text = really_input_string channel (in_channel_length channel) in
  close_in channel;
  let blank c = c = ' ' || c = '\n' in
  let rec collect stop found =
    if stop = 0 then found
    else if blank text.[stop - 1] then collect (stop - 1) found
    else begin
      let start = ref (stop - 1) in
      while !start > 0 && not (blank text.[!start - 1]) do decr start done;
      collect !start (String.sub text !start (stop - !start) :: found)
    end in
  { file; left = collect (String.length text) [] }

let fail words reason = raise (Invalid (words.file ^ ": " ^ reason))

let next words =
  match words.left with
  | [] -> fail words "ends too early"
  | word :: others -> words.left <- others; word

let expect words word =
  let found = next words in
  if found <> word then fail words ("expected " ^ word ^ ", got " ^ found)

let require_end words =
  match words.left with
  | [] -> ()
  | word :: _ -> fail words ("expected the end, got " ^ word)

let decimal word =
  let digits = if word <> "" && word.[0] = '-' then String.sub word 1 (String.length word - 1) else word in
  digits <> "" && String.for_all (fun c -> '0' <= c && c <= '9') digits

let integer words least most =
  let word = next words in
  let value = if decimal word then int_of_string_opt word else None in
  match value with
  | Some n when least <= n && n <= most -> n
  | _ -> fail words (Printf.sprintf "expected a whole number from %d to %d, got %s" least most word)

let number words =
  let word = next words in
  if not (decimal word) then fail words ("expected a whole number, got " ^ word);
  let mantissa = Big_int_Z.big_int_of_string word in
  let exponent = integer words (-largest_exponent) largest_exponent in
  { mantissa; exponent = Big_int_Z.big_int_of_int exponent }

let repeat n read =
  let rec go n found = if n = 0 then List.rev found else go (n - 1) (read () :: found) in
  go n []

let vector words n = repeat n (fun () -> number words)
let matrix words rows cols = repeat rows (fun () -> vector words cols)

let nat n =
  let rec go n found = if n = 0 then found else go (n - 1) (S found) in
  go n O

let most = 1_000_000

let read_model file =
  let words = words_of file in
  expect words "mondeq-model"; expect words "1";
  let named name read = expect words name; read () in
  let size name = named name (fun () -> integer words 1 most) in
  let p = size "units" in
  let q = size "inputs" in
  let c = size "classes" in
  let monotonicity = named "m" (fun () -> number words) in
  let mP = named "P" (fun () -> matrix words p p) in
  let mQ = named "Q" (fun () -> matrix words p p) in
  let mU = named "U" (fun () -> matrix words p q) in
  let mb = named "b" (fun () -> vector words p) in
  let mV = named "V" (fun () -> matrix words c p) in
  let mv = named "v" (fun () -> vector words c) in
  let mean = named "mean" (fun () -> vector words q) in
  let std = named "std" (fun () -> vector words q) in
  require_end words;
  let model =
    { units = nat p; inputs = nat q; classes = nat c; monotonicity; mP; mQ; mU; mb; mV; mv; mean;
      std } in
  (model, p, q, c)

let rec read_signs words p =
  match next words with
  | "leaf" -> Leaf (vector words p)
  | "branch" ->
    let unit = nat (integer words 0 (p - 1)) in
    let nonnegative = read_signs words p in
    let nonpositive = read_signs words p in
    Branch (unit, nonnegative, nonpositive)
  | word -> fail words ("expected leaf or branch, got " ^ word)

let read_row words p =
  let above =
    match next words with
    | "above" -> true
    | "below" -> false
    | word -> fail words ("expected above or below, got " ^ word) in
  let bounded = nat (integer words 0 (p - 1)) in
  { bounded; above; multipliers = vector words p }

let read_certificate file (_, p, q, c) =
  let words = words_of file in
  expect words "mondeq-certificate"; expect words "1";
  let named name read = expect words name; read () in
  let label = named "label" (fun () -> integer words 0 (c - 1)) in
  let lower = named "lower" (fun () -> vector words q) in
  let upper = named "upper" (fun () -> vector words q) in
  let point = named "point" (fun () -> vector words p) in
  let rounds = named "rounds" (fun () -> integer words 0 1000) in
  let rows = named "rows" (fun () -> repeat (integer words 0 most) (fun () -> read_row words p)) in
  let trees =
    named "trees" (fun () -> repeat (integer words 0 c) (fun () -> read_signs words p)) in
  require_end words;
  { label = nat label; lower; upper; point; rounds = nat rounds; rows; trees }

let () =
  match Array.to_list Sys.argv with
  | _ :: model_file :: (_ :: _ as files) ->
    (try
       let (model, _, _, _) as read = read_model model_file in
       let judge file =
         let accepted = check model (read_certificate file read) in
         Printf.printf "%s: %s\n%!" (String.escaped file) (if accepted then "accepted" else "not proved");
         accepted in
       let verdicts = List.map judge files in
       exit (if List.for_all Fun.id verdicts then 0 else 1)
     with
     | Invalid reason -> prerr_endline ("check: " ^ String.escaped reason); exit 2
     | Stack_overflow | Out_of_memory -> prerr_endline "check: too large"; exit 2)
  | _ -> prerr_endline "usage: check MODEL.txt CERTIFICATE.txt ..."; exit 2
