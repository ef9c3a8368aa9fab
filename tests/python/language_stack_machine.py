def run(program):
    stack = []
    for op, *args in program:
        match op, args:
            case "push", [value]:
                stack.append(value)
            case "add", []:
                stack.append(stack.pop() + stack.pop())
            case "mul", []:
                stack.append(stack.pop() * stack.pop())
            case _:
                raise ValueError(f"unknown {op} with {args}")
    return stack


print(run([("push", 2), ("push", 3), ("add",), ("push", 4), ("mul",)]))
try:
    run([("jump", 1)])
except ValueError as error:
    print(error)
